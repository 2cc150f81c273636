import type { ReadingProblemKind } from '../subject.ts'
import { answerOf, listed, NOT_APPLICABLE, type Problem, type Rule, type RuleSeverity } from './rule.ts'

/** A number with words beside it was read; all else was left out. */
const WEIGHTS: Readonly<Record<ReadingProblemKind, RuleSeverity>> = {
  glued: 'warning',
  unplaced: 'warning',
  twice: 'warning',
  columns: 'warning',
  words: 'hint',
}
const MOST_PROBLEMS = 40

const cells: Rule = {
  id: 'READ-CELL',
  version: 1,
  title: '表里的每个数都读得清、放得准',
  severity: 'warning',
  article: '年度报告格式',
  check({ file }) {
    if (file === null) return NOT_APPLICABLE
    const problems = file.problems.map(({ kind, message, where }) => ({ message, where, severity: WEIGHTS[kind] }))
    const more = problems.length - MOST_PROBLEMS
    const rest: Problem[] = more > 0 ? [{ message: `另有${more}处同样没有读清。`, where: 'document' }] : []
    return answerOf([...problems.slice(0, MOST_PROBLEMS), ...rest])
  },
}

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺'
const PERSON = new RegExp(`^[${SURNAMES}][\\p{Script=Han}]{1,2}$`, 'u')
const NOT_A_PERSON =
  /用户|未定义|管理|办公|政府|政务|公开|系统|科技|公司|微软|雨林|木风|番茄|深度|技术|办$|局$|委$|科$|股$|室$|站$|镇$|乡$|县$|区$|市$|省$|村$|处$|院$|校$|所$|部$/

const person: Rule = {
  id: 'FILE-PERSON',
  version: 1,
  title: '文件属性里没有个人的姓名',
  severity: 'warning',
  article: '条例第十五条；个人信息保护法第六条',
  check({ file }) {
    if (file === null) return NOT_APPLICABLE
    const named = file.properties.filter(({ value }) => isPersonName(value))
    const which = named.map(({ name, value }) => `“${name}”（${value.trim().slice(0, 1)}某）`)
    const message = `文件属性里的${listed(which)}像是个人姓名，公布前请在文件属性里删除。`
    return answerOf(named.length > 0 ? [{ message, where: 'document' }] : [])
  },
}

/** Two or three Chinese characters, the first a surname; offices, accounts and program names are none. */
function isPersonName(value: string): boolean {
  const name = value.replace(/[\s·]/g, '')
  return PERSON.test(name) && !NOT_A_PERSON.test(name)
}

export const FOREIGN_FILE_RULES: readonly Rule[] = [cells, person]
