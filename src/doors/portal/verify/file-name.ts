const LONGEST = 120
const UNNAMED = '未命名'
/** Control characters, and the marks that turn the direction of what follows. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const ENDING = /\.[A-Za-z0-9]{1,8}$/

/** The name that a file was brought under, for showing only: no folders, nothing hidden, at most 120 characters. */
export function shownName(declared: string): string {
  const name = (declared.toWellFormed().replace(HIDDEN, '').split(/[\\/]/).at(-1) ?? '').trim()
  if (name === '') return UNNAMED
  const characters = Array.from(name)
  if (characters.length <= LONGEST) return name
  const ending = ENDING.exec(name)?.[0] ?? ''
  return `${characters.slice(0, LONGEST - ending.length - 1).join('')}…${ending}`
}
