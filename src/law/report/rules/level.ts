import type { ReportSubject, UnitLevel } from '../subject.ts'

/** Town, county or department: as known, else as the unit's name shows; null where neither says. */
export function levelOf({ level, unitName }: Pick<ReportSubject, 'level' | 'unitName'>): UnitLevel | null {
  if (level !== null) return level
  const name = unitName ?? ''
  if (/(?:[镇乡]|街道)(?:人民政府|办事处)?$/.test(name)) return 'town'
  if (/[县区市旗]人民政府$/.test(name)) return 'county'
  return /(?:局|委员会|委|办公室|中心|站|队|厅|司)$/.test(name) ? 'department' : null
}
