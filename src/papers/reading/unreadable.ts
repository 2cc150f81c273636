export const UNREADABLE_CODES = [
  'format',
  'broken',
  'protected',
  'too-large',
  'scan',
  'empty',
  'time',
  'memory',
] as const
export type UnreadableCode = (typeof UNREADABLE_CODES)[number]

/** A file that cannot be read; the message is one plain Chinese sentence for whoever brought it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly code: UnreadableCode
  constructor(code: UnreadableCode, message: string) {
    super(message)
    this.code = code
  }
}
