import { counter, LIMITS } from '../limits.ts'
import { mainPart, neededPart, relationsOf } from '../relations.ts'
import { walkXml } from '../xml.ts'
import type { Zip } from '../zip.ts'

export interface SheetPart {
  readonly part: string
  readonly isHidden: boolean
}

export interface WorkbookParts {
  /** Sheets of cells in the order of their tabs; charts and dialogs are left out. */
  readonly sheets: readonly SheetPart[]
  readonly strings: Uint8Array | null
  readonly styles: Uint8Array | null
  readonly isFrom1904: boolean
}

/** What xl/workbook.xml and its relations name. */
export function readWorkbook(zip: Zip): WorkbookParts {
  const main = mainPart(zip, 'xl/workbook.xml')
  const relations = relationsOf(zip, main)
  const targets = new Map(relations.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]))
  const related = (type: string) =>
    zip.read(relations.find((relation) => relation.type === type)?.target ?? `xl/${type}.xml`)
  const count = counter(LIMITS.sheets, `工作表超过${LIMITS.sheets}张`)
  const sheets: SheetPart[] = []
  let isFrom1904 = false
  walkXml(neededPart(zip, main), {
    open: (name, attribute) => {
      if (name === 's:workbookPr') isFrom1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 's:sheet') return
      count(1)
      const part = targets.get(attribute('r:id') ?? '')
      if (part !== undefined) sheets.push({ part, isHidden: (attribute('state') ?? 'visible') !== 'visible' })
    },
  })
  return { sheets, strings: related('sharedStrings'), styles: related('styles'), isFrom1904 }
}
