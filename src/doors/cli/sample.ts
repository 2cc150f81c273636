import { loadSample } from '#office/sample/load.ts'
import { publishSampleReports } from '#office/sample/publish-reports.ts'
import type { Command } from './command.ts'

const load: Command = {
  name: 'sample load',
  summary: '载入样例“青澜县望溪镇”：两年的台账和已发布的年度报告；已经载入的不再载入',
  options: {},
  async run(io) {
    const loaded = await loadSample(await io.context(), io.progress)
    if (!loaded.isNew) {
      io.print(loaded, '样例已经载入过了。')
      return 0
    }
    const reports = io.progress('编制样例年度报告', 2)
    const onYear = (): void => reports.step()
    const warnings = await publishSampleReports(await io.context(), { unitId: loaded.unitId, onYear })
    reports.done()
    warnings.forEach((warning) => io.note(warning))
    io.print({ ...loaded, warnings }, '样例已载入：青澜县望溪镇（wangxi），年度报告2020年、2021年。')
    return 0
  },
}

export const SAMPLE_COMMANDS: readonly Command[] = [load]
