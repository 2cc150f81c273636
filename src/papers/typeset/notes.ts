/** What the child writes beside a PDF that could not be PDF/A, because no font has one of its characters. */
export const MISSING_CHARACTER = 'missing-character'
