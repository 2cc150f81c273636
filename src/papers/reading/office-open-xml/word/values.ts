import type { Attribute } from '../xml.ts'

const DEEPEST_LEVEL = 8

/** Almost every property of Word stands in this attribute. */
export function value(attribute: Attribute): string {
  return attribute('w:val') ?? ''
}

/** An on/off property without a value is on. */
export function isOn(attribute: Attribute): boolean {
  return !['0', 'false', 'off', 'none'].includes(value(attribute))
}

export function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise
}

/** Level of a numbered list, from 0. */
export function levelIndex(text: string | undefined): number {
  return Math.min(wholeNumber(text, 0), DEEPEST_LEVEL)
}

/** Sets properties of the innermost thing, if there is one: files may put any element anywhere. */
export function put<T extends object>(target: T | null | undefined, change: Partial<T>): void {
  if (target !== null && target !== undefined) Object.assign(target, change)
}
