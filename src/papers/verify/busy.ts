/** All checkers are at work; the same file may be brought again in a little while. */
export class Busy extends Error {
  override readonly name = 'Busy'
}
