import { readFile, readdir } from 'node:fs/promises'

/**
 * Memory of a process and all below it in MB, a page shared by several being counted once in all (PSS). Linux only;
 * the processes of other accounts can be read by root alone.
 */
export async function pssOfTree(pid: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null)
    if (stat !== null) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const members = [pid]
  for (const member of members) {
    for (const [child, parent] of parents) if (parent === member) members.push(child)
  }
  const sizes = await Promise.all(members.map(pssOf))
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

/** In kB; 0 when the process has just ended. */
async function pssOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0)
}
