import { isValue } from './cell-value.ts'
import { kept } from './kept.ts'
import { plainLabel } from './plain-label.ts'
import type { PrintedCell, PrintedTable } from './printed.ts'
import { matchLabel, T2_NAMES, T3_GROUPS, T3_NAMES } from './row-labels.ts'
import type { TableId } from './found.ts'

/** Rows of one statutory table, as they stand together in the file. */
export interface TablePart {
  readonly kind: TableId
  readonly hasColumns: boolean
  /** Made of lines: which label a number on a line of its own belongs to is not drawn. */
  readonly isLoose: boolean
  readonly rows: readonly (readonly PrintedCell[])[]
}

const T2_WORDS =
  /^(?:第二十条第.{1,3}项|信息内容|本年新?制[作发](?:件数|数量)|本年(?:新公开|废止).{2}|对外公开总数量|现行有效件数|上一?年(?:度)?项目数量|本年增减|(?:本年)?处理决定数量|本年收费金额.*|采购项目数量|采购总金额)$/
const T3_WORDS =
  /^(?:本列数据的勾稽关系.*|申请人情况|自然人|法人或其他组织|商业企业|科研机构|社会公益组织?|法律服务机构)$/
const T4_WORDS = /^(?:结果维持|结果纠正|其他结果|尚未审结|未经复议直接起诉|复议后起诉)$/

const LONGEST_WORDS = 80
const HEADS: Readonly<Record<TableId, RegExp>> = { t2: T2_WORDS, t3: T3_WORDS, t4: T4_WORDS }

/** The statutory table that a cell's words belong to; null where they do not tell. */
export const kindOfWords = kept(kindOfFresh, LONGEST_WORDS)

function kindOfFresh(text: string): TableId | null {
  const words = plainLabel(text)
  if (words.length < 2 || words.length > 60) return null
  if (T4_WORDS.test(words)) return 't4'
  if (T3_WORDS.test(words)) return 't3'
  if (T2_WORDS.test(words)) return 't2'
  if (matchLabel(text, T2_NAMES)?.part === 'full') return 't2'
  if (words === '其他' || words === '总计' || words === '合计') return null
  const row = matchLabel(text, T3_NAMES) ?? matchLabel(text, T3_GROUPS)
  return row !== null && (row.part === 'full' || row.likeness >= 0.4) ? 't3' : null
}

/** Splits printed tables into parts of the three statutory tables; what belongs to none is left out. */
export function tableParts(tables: readonly PrintedTable[]): TablePart[] {
  const parts: TablePart[] = []
  // A piece that a page break cut off has numbers and no words of its own: it goes on with the part before it.
  let before: TableId | null = null
  for (const table of tables) {
    const own: TablePart[] = partsIn(table, before).filter(isStatutory)
    parts.push(...own)
    before = own.at(-1)?.kind ?? null
  }
  return parts
}

function partsIn(table: PrintedTable, before: TableId | null): TablePart[] {
  const kinds = table.rows.map(kindOfRow)
  let kind = kinds.find((own) => own !== null) ?? (isNumeric(table) ? before : null)
  const parts: { kind: TableId; hasColumns: boolean; isLoose: false; rows: PrintedTable['rows'][number][] }[] = []
  for (const [index, row] of table.rows.entries()) {
    kind = kinds[index] ?? kind
    if (kind === null) continue
    if (parts.at(-1)?.kind !== kind) parts.push({ kind, hasColumns: table.hasColumns, isLoose: false, rows: [] })
    parts.at(-1)?.rows.push(row)
  }
  return parts
}

const FEWEST_HEADS = 3
const FEWEST_VALUES: Readonly<Record<TableId, number>> = { t2: 1, t3: 5, t4: 5 }
const WIDEST_T2 = 5

/** By its head, or by rows as wide as the form's: a table of one's own about applications is neither. */
function isStatutory({ kind, rows }: TablePart): boolean {
  const heads = rows.flat().filter(({ text }) => HEADS[kind].test(plainLabel(text)))
  if (heads.length >= FEWEST_HEADS) return true
  return rows.some((row) => {
    const values = row.filter(({ text }) => isValue(text)).length
    const words = row.filter(({ text }) => !isValue(text))
    if (values < FEWEST_VALUES[kind]) return false
    if (kind !== 't2') return words.length <= 3
    return row.length <= WIDEST_T2 && words.some(({ text }) => matchLabel(text, T2_NAMES)?.part === 'full')
  })
}

/** The table that most of a row's cells belong to. */
function kindOfRow(row: readonly PrintedCell[]): TableId | null {
  const kinds = row.flatMap(({ text }) => {
    const kind = isValue(text) ? null : kindOfWords(text)
    return kind === null ? [] : [kind]
  })
  const [first] = kinds
  if (first === undefined) return null
  return kinds.every((kind) => kind === first) ? first : (kinds.at(-1) ?? null)
}

/** A piece cut off by a page break: numbers and blanks, hardly a word. */
function isNumeric({ rows }: PrintedTable): boolean {
  const cells = rows.flat()
  const numbers = cells.filter(({ text }) => isValue(text) && /\d/.test(text)).length
  const words = cells.filter(({ text }) => !isValue(text)).length
  return numbers >= 5 && words <= rows.length
}
