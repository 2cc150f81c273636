import { getUnitBySlug } from '#office/unit/get-unit.ts'
import type { Command } from './command.ts'
import { inputOf, namingOptions, optionsOf } from './record-fields.ts'
import { IMPORT_COMMAND } from './record-import.ts'
import { RECORD_KINDS, type RecordKind } from './record-kinds.ts'

export const RECORD_COMMANDS: readonly Command[] = [...RECORD_KINDS.map(commandOf), IMPORT_COMMAND]

function commandOf(kind: RecordKind): Command {
  return {
    name: `record ${kind.name}`,
    summary: kind.summary,
    options: optionsOf(kind),
    async run(io, values) {
      const ctx = await io.context()
      const { id: unitId, name } = await getUnitBySlug(ctx, String(values['unit']))
      const recorded = await kind.verb(ctx, inputOf(kind, { values, unitId })).catch((error: unknown) => {
        throw namingOptions(error)
      })
      io.print(recorded, `已登记（${name}）：编号 ${recorded.id}，第 ${recorded.act} 号记录`)
      return 0
    },
  }
}
