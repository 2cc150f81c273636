import { FORMS, SECTION_IDS, type SectionId } from '../forms.ts'
import { readChineseNumeral } from '../numbers.ts'
import { formOf } from './cells.ts'
import { bareHeading, cleanProse, presentSections, quoted } from './prose.ts'
import type { ReportSubject } from '../subject.ts'
import {
  answerOf,
  listed,
  NOT_APPLICABLE,
  notAssessable,
  PASS,
  type Problem,
  type Rule,
  type RuleAnswer,
} from './rule.ts'

const ART_50 = '条例第五十条'
const FORM_NOTE = '年度报告格式'
const SECTIONS = FORMS['2021'].sections
const NUMERALS = '一二三四五六七八九十'
const nameOf = (id: SectionId) => SECTIONS.find((section) => section.id === id)?.title ?? ''

/** A file without any heading of a part (a workbook of tables) says nothing about parts. */
function withSections(check: (subject: ReportSubject) => RuleAnswer) {
  return (subject: ReportSubject): RuleAnswer =>
    subject.sections.length === 0 ? notAssessable('没有读到各部分的标题，无法核对。', 'document') : check(subject)
}

const sections: Rule = {
  id: 'STR-SECTIONS',
  version: 1,
  title: '六个部分齐全',
  severity: 'error',
  article: ART_50,
  check: withSections((subject) => {
    const present = presentSections(subject)
    return answerOf(
      SECTION_IDS.filter((id) => !present.includes(id)).map((id) => ({
        message: `报告缺“${nameOf(id)}”这一部分；没有发生的也要写明，表填0。`,
        where: `section.${id}`,
      })),
    )
  }),
}

const order: Rule = {
  id: 'STR-ORDER',
  version: 1,
  title: '六个部分各出现一次，顺序合于格式',
  severity: 'error',
  article: FORM_NOTE,
  check: withSections((subject) => {
    const ids = subject.sections.flatMap(({ id }) => (id === null ? [] : [id]))
    const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))]
    const moved = ids.find(
      (id, index) => index > 0 && SECTION_IDS.indexOf(id) < SECTION_IDS.indexOf(ids[index - 1] ?? id),
    )
    return answerOf([
      ...repeated.map((id) => ({ message: `“${nameOf(id)}”这一部分出现了不止一次。`, where: `section.${id}` })),
      ...(moved === undefined || repeated.length > 0
        ? []
        : [{ message: `“${nameOf(moved)}”这一部分的位置不合格式的顺序。`, where: `section.${moved}` }]),
    ])
  }),
}

const numbering: Rule = {
  id: 'STR-NUMBERING',
  version: 1,
  title: '各部分的序号从一起连续',
  severity: 'error',
  article: FORM_NOTE,
  check(subject) {
    const numbered = subject.sections.filter(({ number }) => number !== null)
    if (numbered.length === 0) return notAssessable('各部分的标题没有序号，无法核对。', 'document')
    const jumps = numbered.flatMap(({ number, id }, index): Problem[] => {
      const before = numbered[index - 1]?.number ?? null
      const value = numeralValue(number ?? '')
      const wanted = before === null ? 1 : (numeralValue(before) ?? 0) + 1
      if (value === wanted) return []
      const where = id === null ? 'document' : `section.${id}`
      const message =
        before === null
          ? `第一个部分的序号是“${number}”，应当从“一”起。`
          : `各部分的序号从“${before}”直接到“${number}”，应当是“${NUMERALS.charAt(wanted - 1)}”。`
      return [{ message, where, left: number ?? '', right: NUMERALS.charAt(wanted - 1) }]
    })
    return answerOf(jumps)
  },
}

function numeralValue(number: string): number | null {
  return /^\d{1,3}$/.test(number) ? Number(number) : readChineseNumeral(number)
}

const headings: Rule = {
  id: 'STR-HEADING',
  version: 1,
  title: '各部分的标题用格式的原文',
  severity: 'hint',
  article: FORM_NOTE,
  check: withSections((subject) => {
    return answerOf(
      subject.sections.flatMap(({ id, heading }): Problem[] => {
        const form = SECTIONS.find((section) => section.id === id)
        if (!form) return [{ message: `标题${quoted(heading)}不在格式的六个部分之内。`, where: 'document' }]
        const bare = bareHeading(heading)
        if ([form.title, ...form.variants].some((known) => bareHeading(known) === bare)) return []
        const message = `标题写作${quoted(heading)}，格式的原文是“${form.number}、${form.title}”。`
        return [{ message, where: `section.${form.id}`, left: heading.slice(0, 200), right: form.title }]
      }),
    )
  }),
}

const ANNOUNCED: Readonly<Record<SectionId, RegExp>> = {
  overview: /总体情况|概述|基本情况/,
  proactive: /主动公开/,
  applications: /公开申请/,
  remedies: /复议|诉讼/,
  problems: /问题|改进|整改/,
  other: /其他需要报告|需要报告的其他/,
}

const preamble: Rule = {
  id: 'STR-PREAMBLE',
  version: 1,
  title: '引言所列的组成部分与正文一致',
  severity: 'warning',
  article: ART_50,
  check(subject) {
    const parts = /由([^。]{4,400}?)部分(?:组成|构成)/.exec(cleanProse(subject.preamble))?.[1]
    if (parts === undefined) return NOT_APPLICABLE
    const present = presentSections(subject)
    const announced = SECTION_IDS.filter((id) => ANNOUNCED[id].test(withoutProactive(parts, id)))
    const unsaid = present.filter((id) => !announced.includes(id)).map((id) => `“${nameOf(id)}”`)
    const absent = announced.filter((id) => !present.includes(id)).map((id) => `“${nameOf(id)}”`)
    return answerOf([
      ...(unsaid.length > 0 ? [{ message: `引言没有列出${listed(unsaid)}，正文里却有。`, where: 'preamble' }] : []),
      ...(absent.length > 0 ? [{ message: `引言列出了${listed(absent)}，正文里却没有。`, where: 'preamble' }] : []),
      ...saidCount(parts, present.length),
    ])
  },
}

/** "存在的主要问题" and "申请" must not be found inside the name of another part. */
function withoutProactive(parts: string, id: SectionId): string {
  return id === 'applications' ? parts.replace(/主动公开政府信息/g, '') : parts
}

function saidCount(parts: string, present: number): Problem[] {
  const said = /([一二三四五六七八九十]|\d)个?$/.exec(parts)?.[1]
  const value = said === undefined ? null : numeralValue(said)
  if (value === null || value === present) return []
  return [{ message: `引言说有${value}个部分，正文有${present}个。`, where: 'preamble', left: value, right: present }]
}

const OVERVIEW_WORDS = [/主动公开/, /依申请公开/, /信息管理/, /平台/, /监督保障/]

const overview: Rule = {
  id: 'STR-OVERVIEW',
  version: 1,
  title: '第一部分写齐五个方面',
  severity: 'warning',
  article: ART_50,
  check(subject) {
    const section = subject.sections.find(({ id }) => id === 'overview')
    if (!section) return notAssessable('没有读到第一部分，无法核对。', 'section.overview')
    const runIn = cleanProse(section.text).split('\n')
    const said = [...section.subheadings.map(cleanProse), ...runIn.flatMap((line) => runInHeading(line))]
    const wanted = (formOf(subject) ?? FORMS['2021']).overviewHeadings
    const absent = wanted.filter((_, index) => !said.some((heading) => OVERVIEW_WORDS[index]?.test(heading)))
    const message = `第一部分缺${listed(absent.map((heading) => `“${heading}”`))}的小标题。`
    return answerOf(absent.length > 0 ? [{ message, where: 'section.overview' }] : [])
  },
}

/** "（一）主动公开情况。主要通过…": the heading that runs into its paragraph. */
function runInHeading(line: string): string[] {
  const match = /^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.](.{1,24})/.exec(line)
  return match?.[1] === undefined ? [] : [match[1]]
}

const SHORTEST_TEXT = 10
const TEXT_SECTIONS = ['overview', 'problems', 'other'] as const

const empty: Rule = {
  id: 'STR-EMPTY',
  version: 1,
  title: '文字部分写有内容',
  severity: 'error',
  article: ART_50,
  check: withSections((subject) => {
    const read = subject.sections.filter(({ id }) => TEXT_SECTIONS.some((one) => one === id))
    return answerOf(
      read.flatMap(({ id, text }): Problem[] => {
        const length = cleanProse(text).replace(/\s/g, '').length
        const where = `section.${id}`
        const name = id === null ? '' : nameOf(id)
        const isPicture = id !== null && subject.file?.pictured.includes(id)
        if (length === 0 && isPicture) {
          return [{ message: `“${name}”这一部分是图片，没有读到文字，请人工核对。`, where, severity: 'not-assessable' }]
        }
        if (length === 0) return [{ message: `“${name}”这一部分是空的。`, where, left: 0 }]
        if (id !== 'problems' || length >= SHORTEST_TEXT) return []
        const message = `“${name}”只写了${length}个字，请写明存在的问题和改进的办法。`
        return [{ message, where, left: length, right: SHORTEST_TEXT, severity: 'warning' }]
      }),
    )
  }),
}

const TERMS: readonly { readonly wrong: string; readonly right: string }[] = [
  { wrong: '政务信息公开申请', right: '政府信息公开申请' },
  { wrong: '政务信息依申请公开', right: '政府信息依申请公开' },
  { wrong: '统计时限', right: '统计期限' },
]

const terms: Rule = {
  id: 'STR-TERM',
  version: 1,
  title: '使用条例的用语',
  severity: 'hint',
  article: '条例第二十七条、第五十条',
  check(subject) {
    const texts = [
      { where: 'preamble', text: subject.preamble },
      ...subject.sections.map(({ id, text }) => ({ where: id === null ? 'document' : `section.${id}`, text })),
    ].map(({ where, text }) => ({ where, text: cleanProse(text) }))
    const problems = texts.flatMap(({ where, text }) =>
      TERMS.filter(({ wrong }) => text.includes(wrong)).map(({ wrong, right }) => ({
        message: `“${wrong}”宜写作“${right}”。`,
        where,
        left: wrong,
        right,
      })),
    )
    return problems.length > 0 ? answerOf(problems) : PASS
  },
}

export const SECTION_RULES: readonly Rule[] = [sections, order, numbering, preamble, headings, overview, empty, terms]
