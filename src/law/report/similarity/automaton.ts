/** For each end in `one`: how many characters up to it stand in `other` too, and where they first end there. */
export interface Matches {
  readonly lengths: Int32Array
  readonly ends: Int32Array
}

/** Longest matches by a suffix automaton of `other` (Blumer et al. 1985): linear in both lengths, whatever they hold. */
export function longestMatches(one: string, other: string): Matches {
  const { edges, link, length, firstEnd } = automatonOf(other)
  const lengths = new Int32Array(one.length)
  const ends = new Int32Array(one.length)
  let state = 0
  let matched = 0
  for (let index = 0; index < one.length; index += 1) {
    const code = one.charCodeAt(index)
    let edge = edges.find(state, code)
    while (edge === -1 && state !== 0) {
      state = link[state] ?? 0
      matched = length[state] ?? 0
      edge = edges.find(state, code)
    }
    if (edge !== -1) {
      state = edges.target(edge)
      matched += 1
    }
    lengths[index] = matched
    ends[index] = firstEnd[state] ?? 0
  }
  return { lengths, ends }
}

interface Automaton {
  readonly edges: Edges
  readonly link: Int32Array
  readonly length: Int32Array
  readonly firstEnd: Int32Array
}

function automatonOf(text: string): Automaton {
  const states = 2 * text.length + 1
  const [link, length, firstEnd] = [new Int32Array(states), new Int32Array(states), new Int32Array(states)]
  const edges = newEdges(states, 3 * text.length + 3)
  link[0] = -1
  let count = 1
  let last = 0

  const cloneOf = (target: number, shorter: number): number => {
    const clone = count
    count += 1
    length[clone] = (length[shorter] ?? 0) + 1
    link[clone] = link[target] ?? 0
    firstEnd[clone] = firstEnd[target] ?? 0
    edges.copyAll(target, clone)
    return clone
  }
  const suffixLink = (from: number, code: number): number => {
    if (from === -1) return 0
    const target = edges.target(edges.find(from, code))
    if (length[target] === (length[from] ?? 0) + 1) return target
    const clone = cloneOf(target, from)
    for (let state = from; state !== -1; state = link[state] ?? -1) {
      const edge = edges.find(state, code)
      if (edge === -1 || edges.target(edge) !== target) break
      edges.turn(edge, clone)
    }
    link[target] = clone
    return clone
  }

  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const state = count
    count += 1
    length[state] = index + 1
    firstEnd[state] = index
    let from = last
    for (; from !== -1 && edges.find(from, code) === -1; from = link[from] ?? -1) edges.add(from, code, state)
    link[state] = suffixLink(from, code)
    last = state
  }
  return { edges, link, length, firstEnd }
}

interface Edges {
  /** -1: there is none. */
  readonly find: (state: number, code: number) => number
  readonly add: (state: number, code: number, to: number) => void
  readonly target: (edge: number) => number
  readonly turn: (edge: number, to: number) => void
  readonly copyAll: (state: number, to: number) => void
}

/** All edges in one open-addressed table: the start has thousands, so that a list alone would be slow. */
function newEdges(states: number, most: number): Edges {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most)))
  const [from, to, next] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)]
  const codes = new Uint16Array(most)
  const firsts = new Int32Array(states).fill(-1)
  let count = 0

  const slotOf = (state: number, code: number): number => {
    const hash = Math.imul(state ^ Math.imul(code, 0x85ebca6b), 0x9e3779b1)
    let slot = (hash ^ (hash >>> 15)) & (slots.length - 1)
    for (;;) {
      const edge = (slots[slot] ?? 0) - 1
      if (edge === -1 || (from[edge] === state && codes[edge] === code)) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
  }
  const add = (state: number, code: number, target: number): void => {
    from[count] = state
    codes[count] = code
    to[count] = target
    next[count] = firsts[state] ?? -1
    firsts[state] = count
    count += 1
    slots[slotOf(state, code)] = count
  }
  return {
    find: (state, code) => (slots[slotOf(state, code)] ?? 0) - 1,
    add,
    target: (edge) => to[edge] ?? 0,
    turn: (edge, target) => {
      to[edge] = target
    },
    copyAll: (state, target) => {
      for (let edge = firsts[state] ?? -1; edge !== -1; edge = next[edge] ?? -1)
        add(target, codes[edge] ?? 0, to[edge] ?? 0)
    },
  }
}
