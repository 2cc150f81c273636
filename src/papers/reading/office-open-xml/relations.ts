import { broken } from './limits.ts'
import { walkXml } from './xml.ts'
import type { Zip } from './zip.ts'

export interface Relation {
  readonly id: string
  /** Last word of the type: "worksheet", "styles". */
  readonly type: string
  /** Name of the part inside the package. */
  readonly target: string
}

/** Relations of one part ('' = the package); those that point outside of the file are left out. */
export function relationsOf(zip: Zip, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const bytes = zip.read(`${folder}_rels/${part.slice(slash)}.rels`)
  const relations: Relation[] = []
  if (bytes === null) return relations
  walkXml(bytes, {
    open: (name, attribute) => {
      if (name !== 'rel:Relationship' || attribute('TargetMode') === 'External') return
      const type = attribute('Type') ?? ''
      relations.push({
        id: attribute('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, attribute('Target') ?? ''),
      })
    },
  })
  return relations
}

/** The package's main part. */
export function mainPart(zip: Zip, usual: string): string {
  const stated = relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target
  return stated !== undefined && zip.has(stated) ? stated : usual
}

/** A part that must be there. */
export function neededPart(zip: Zip, part: string): Uint8Array {
  const bytes = zip.read(part)
  if (bytes === null) throw broken('缺少正文部件')
  return bytes
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
