import { parseDay } from '../../day.ts'
import type { ReportSubject } from '../subject.ts'
import { answerOf, type Problem, type Rule } from './rule.ts'

const PRIVACY = '条例第十五条；个人信息保护法第二十八条'

interface Kind {
  readonly name: string
  readonly pattern: RegExp
  readonly isReal: (digits: string) => boolean
}

const NOT_AFTER = '(?<![0-9A-Za-z])'
const NOT_BEFORE = '(?![0-9A-Za-z])'
const ID_NUMBER: Kind = {
  name: '身份证号码',
  pattern: new RegExp(`${NOT_AFTER}(?:[0-9]{6}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx]|[0-9]{15})${NOT_BEFORE}`, 'g'),
  isReal: isIdNumber,
}
const MOBILE: Kind = {
  name: '手机号码',
  pattern: new RegExp(`${NOT_AFTER}(?:86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}${NOT_BEFORE}`, 'g'),
  isReal: () => true,
}
const BANK_CARD: Kind = {
  name: '银行卡号',
  pattern: new RegExp(`${NOT_AFTER}[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?${NOT_BEFORE}`, 'g'),
  isReal: (digits) => digits.length >= 16 && digits.length <= 19 && passesLuhn(digits) && !isIdNumber(digits),
}

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82|83)/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** GB 11643: 18 characters with date of birth and check character, or the older 15 digits with a date. */
function isIdNumber(digits: string): boolean {
  if (!PROVINCES.test(digits)) return false
  const birth = digits.length === 15 ? `19${digits.slice(6, 12)}` : digits.slice(6, 14)
  if (parseDay(`${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6, 8)}`) === null) return false
  if (digits.length === 15) return true
  if (digits.length !== 18 || birth < '1880') return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_CHARACTERS[sum % 11] === digits[17]?.toUpperCase()
}

/** ISO/IEC 7812: the check digit of bank cards. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 1 : 2)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

function ruleFor(id: string, kind: Kind): Rule {
  return {
    id,
    version: 1,
    title: `报告里没有个人的${kind.name}`,
    severity: 'error',
    article: PRIVACY,
    check: (subject) => answerOf(textsOf(subject).flatMap(({ where, text }) => leaksIn({ where, text, kind }))),
  }
}

/** Never repeats the number: first three and last two characters show where to look. */
function leaksIn({ where, text, kind }: { where: string; text: string; kind: Kind }): Problem[] {
  const digits = [...text.matchAll(kind.pattern)].map(([raw]) => raw.replace(/[ -]/g, ''))
  return [...new Set(digits.filter(kind.isReal))].map((found): Problem => {
    const shown = `${kind.name}（${found.slice(0, 3)}……${found.slice(-2)}）`
    if (kind === MOBILE && where === 'preamble') {
      // The office's own contact may be a mobile telephone; a person's is none of the public's business.
      return { message: `联系电话是${shown}，请确认是办公用的号码，个人的请改为办公电话。`, where, severity: 'warning' }
    }
    return { message: `文中有${shown}，公布前请删除。`, where }
  })
}

function textsOf(subject: ReportSubject): { where: string; text: string }[] {
  const parts = [
    { where: 'title', text: subject.title ?? '' },
    { where: 'preamble', text: subject.preamble },
    ...subject.sections.map(({ id, heading, subheadings, text }) => ({
      where: id === null ? 'document' : `section.${id}`,
      text: [heading, ...subheadings, text].join('\n'),
    })),
  ]
  return parts.map(({ where, text }) => ({ where, text: halfWidth(text) }))
}

function halfWidth(text: string): string {
  return text
    .replace(/[０-９Ｘｘ－]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000\t]/g, ' ')
}

export const PERSONAL_RULES: readonly Rule[] = [
  ruleFor('PII-ID', ID_NUMBER),
  ruleFor('PII-MOBILE', MOBILE),
  ruleFor('PII-CARD', BANK_CARD),
]
