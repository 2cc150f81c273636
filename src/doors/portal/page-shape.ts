const PAGE = /^\/(?:verify\/opinions|[a-z][a-z0-9-]*(\/reports(\/\d{4}(\/(figures\/[^/]+(\/\d+)?|editions\/\d+))?)?)?)$/
const FORMS: readonly string[] = ['/verify/', '/verify/opinions/']
const READING: readonly string[] = ['GET', 'HEAD']

/** Whether a path is a page's address that only lacks its closing slash. */
export function lacksSlash(path: string): boolean {
  return PAGE.test(path)
}

/** Whether the page at a path holds or takes a form. */
export function takesForm(path: string): boolean {
  return FORMS.includes(path)
}

/** What may be asked of a path. */
export function methodsOf(path: string): readonly string[] {
  // Without its closing slash the address of a form leads on to it, form and all.
  return takesForm(path) || takesForm(`${path}/`) ? [...READING, 'POST'] : READING
}

/** Whether the whole path can be read: every escape is complete and valid UTF-8, and holds no control character. */
export function isReadablePath(path: string): boolean {
  try {
    const text = decodeURIComponent(path)
    return !Array.from(text).some((character) => character < ' ' || character === '\u007f')
  } catch {
    return false
  }
}
