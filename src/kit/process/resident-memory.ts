import { readFile } from 'node:fs/promises'

/** Resident memory of a process in bytes, on Linux; 0 where it cannot be read, so that only other limits hold. */
export async function residentMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}
