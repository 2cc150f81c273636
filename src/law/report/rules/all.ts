import { ACROSS_YEARS_RULES } from './across-years.ts'
import { CLOSING_RULES, OPENING_RULES } from './formalities.ts'
import { FOREIGN_FILE_RULES } from './foreign-file.ts'
import { NARRATIVE_DATE_RULES } from './narrative-dates.ts'
import { NARRATIVE_DUTY_RULES } from './narrative-duties.ts'
import { PART_RULES } from './narrative-parts.ts'
import { NARRATIVE_TABLE_RULES } from './narrative-tables.ts'
import { PERSONAL_RULES } from './personal.ts'
import { ROLL_UP_RULES } from './roll-up.ts'
import type { Rule } from './rule.ts'
import { SECTION_RULES } from './sections.ts'
import { SIMILARITY_RULES } from './similarity.ts'
import { TABLE_FOUR_RULES } from './table-four.ts'
import { TABLE_THREE_RULES } from './table-three.ts'
import { TABLE_TWO_RULES } from './table-two.ts'

/** Every rule for a yearly report. Ids are never reused; a test freezes ids, versions and severities. */
export const RULES: readonly Rule[] = [
  ...OPENING_RULES,
  ...SECTION_RULES,
  ...CLOSING_RULES,
  ...TABLE_TWO_RULES,
  ...TABLE_THREE_RULES,
  ...TABLE_FOUR_RULES,
  ...PART_RULES,
  ...NARRATIVE_TABLE_RULES,
  ...NARRATIVE_DATE_RULES,
  ...NARRATIVE_DUTY_RULES,
  ...PERSONAL_RULES,
  ...FOREIGN_FILE_RULES,
  ...SIMILARITY_RULES,
  ...ACROSS_YEARS_RULES,
  ...ROLL_UP_RULES,
]
