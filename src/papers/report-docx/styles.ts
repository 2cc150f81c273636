import { BODY_SIZE, CHARACTER, FONTS, LINE_PITCH, TITLE_SIZE, type Font } from './measures.ts'

export const TABLE_TEXT = 'TableText'

const FIRST_LINE = `<w:ind w:firstLine="${2 * CHARACTER}" w:firstLineChars="200"/>`
const NO_INDENT = '<w:ind w:firstLine="0" w:firstLineChars="0"/>'
const LINE = `<w:spacing w:before="0" w:after="0" w:line="${LINE_PITCH}" w:lineRule="exact"/>`

/**
 * The styles as they stand in the file: black, in the fonts of the standard, nothing of the word processor's own
 * heading look. Written out because the library has no paragraph that leaves the page's line grid, and without one
 * every row of a table is a line of the page high.
 */
export const STYLES_XML = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  `<w:docDefaults><w:rPrDefault>${runOf('body', BODY_SIZE)}</w:rPrDefault>`,
  `<w:pPrDefault><w:pPr>${LINE}</w:pPr></w:pPrDefault></w:docDefaults>`,
  style({ id: 'Normal', name: 'Normal', base: null, paragraph: '<w:jc w:val="both"/>', run: '' }),
  style({
    id: 'Title',
    name: 'Title',
    base: 'Normal',
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:line="640" w:lineRule="exact" w:after="${LINE_PITCH}"/>${NO_INDENT}<w:jc w:val="center"/>`,
    run: runOf('title', TITLE_SIZE),
  }),
  heading(1, 'hei'),
  heading(2, 'kai'),
  style({ id: 'BodyText', name: 'Body Text', base: 'Normal', paragraph: FIRST_LINE, run: '' }),
  style({
    id: TABLE_TEXT,
    name: '表格文字',
    base: 'Normal',
    paragraph: `<w:snapToGrid w:val="0"/>${NO_INDENT}`,
    run: '',
  }),
  '</w:styles>',
].join('')

function style(parts: { id: string; name: string; base: string | null; paragraph: string; run: string }): string {
  const { id, name, base, paragraph, run } = parts
  const isDefault = base === null ? ' w:default="1"' : ''
  const based = base === null ? '' : `<w:basedOn w:val="${base}"/>`
  const look = `<w:qFormat/><w:pPr>${paragraph}</w:pPr>${run}`
  return `<w:style w:type="paragraph"${isDefault} w:styleId="${id}"><w:name w:val="${name}"/>${based}${look}</w:style>`
}

function heading(level: 1 | 2, font: Font): string {
  const paragraph = `<w:keepNext/>${FIRST_LINE}<w:jc w:val="left"/><w:outlineLvl w:val="${level - 1}"/>`
  const run = runOf(font, BODY_SIZE)
  return style({ id: `Heading${level}`, name: `heading ${level}`, base: 'Normal', paragraph, run })
}

function runOf(font: Font, size: number): string {
  const name = FONTS[font]
  const fonts = `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`
  const sizes = `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
  return `<w:rPr>${fonts}<w:color w:val="000000"/>${sizes}<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>`
}
