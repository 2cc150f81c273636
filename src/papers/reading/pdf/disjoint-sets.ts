/** Numbers from 0 to `size`, each in a set of its own until sets are joined; `root` names the set of a number. */
export function disjointSets(size: number) {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at
      at = parents[at] ?? at
    }
    return at
  }
  return {
    root,
    join(one: number, other: number) {
      parents[root(one)] = root(other)
    },
  }
}
