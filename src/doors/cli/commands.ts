import { AUDIT_COMMANDS } from './audit.ts'
import { CALENDAR_COMMANDS } from './calendar.ts'
import type { Command } from './command.ts'
import { KEYS_COMMANDS } from './keys.ts'
import { RECORD_COMMANDS } from './record.ts'
import { REPORT_COMMANDS } from './report.ts'
import { RULES_COMMANDS } from './rules.ts'
import { SAMPLE_COMMANDS } from './sample.ts'
import { UNIT_COMMANDS } from './unit.ts'
import { VERIFY_COMMANDS } from './verify.ts'

/** Every command of `bin/zhaoming`, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  ...UNIT_COMMANDS,
  ...RECORD_COMMANDS,
  ...REPORT_COMMANDS,
  ...VERIFY_COMMANDS,
  ...RULES_COMMANDS,
  ...CALENDAR_COMMANDS,
  ...AUDIT_COMMANDS,
  ...KEYS_COMMANDS,
  ...SAMPLE_COMMANDS,
]
