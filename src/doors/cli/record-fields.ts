import { z } from 'zod'
import { Invalid } from '#kit/errors.ts'
import { WrongUse } from './arguments.ts'
import type { Option, Values } from './command.ts'
import type { RecordKind } from './record-kinds.ts'

interface Field {
  readonly name: string
  readonly option: string
  readonly type: string
  readonly help: string
  readonly required: boolean
}

interface FieldSchema {
  readonly type?: string
  readonly description?: string
}

/** The unit is named by its address on the command line, not by its id. */
const UNIT_FIELD = 'unitId'
const RECEIPTS = 'receipts'
const NUMBER = /^-?\d+(\.\d+)?$/

export const UNIT_OPTION: Option = { type: 'string', help: '机关的网址名，如 wangxi' }

/** The options of a kind, from the descriptions of its schema. */
export function optionsOf(kind: RecordKind): Record<string, Option> {
  const options = fieldsOf(kind).map(({ option, type, help, required }): [string, Option] => [
    option,
    {
      type: type === 'boolean' ? 'boolean' : 'string',
      help,
      ...(required ? { required } : {}),
      ...(type === 'array' ? { multiple: true } : {}),
    },
  ])
  return { unit: { ...UNIT_OPTION, required: true }, ...Object.fromEntries(options) }
}

/** The verb's input from the options that were given. */
export function inputOf(kind: RecordKind, { values, unitId }: { values: Values; unitId: string }) {
  const given = fieldsOf(kind)
    .filter(({ option }) => values[option] !== undefined)
    .map(({ name, option, type }) => [name, fromOption(values[option], type)])
  return { [UNIT_FIELD]: unitId, ...Object.fromEntries(given) }
}

/** The error with the fields named as options. */
export function namingOptions(error: unknown): unknown {
  if (!(error instanceof Invalid)) return error
  const issues = error.issues.map(({ field, message }) => ({ field: optionOfPath(field), message }))
  return new Invalid(error.message, issues)
}

function optionOfPath(path: string): string {
  const [field = '', index] = path.split('.')
  if (!/^[a-zA-Z]+$/.test(field)) return path
  return index === undefined ? `--${optionName(field)}` : `第${Number(index) + 1}个 --${optionName(field)}`
}

function fieldsOf({ schema }: RecordKind): Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties)
    .filter(([name]) => name !== UNIT_FIELD)
    .map(([name, property]) => {
      const { type = 'string', description = '' } = property as FieldSchema
      return { name, option: optionName(name), type, help: description, required: required.includes(name) }
    })
}

function optionName(field: string): string {
  const name = field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return field === RECEIPTS ? 'receipt' : name
}

function fromOption(value: Values[string], type: string): unknown {
  if (Array.isArray(value)) return value.map(readReceipt)
  const isNumber = type === 'number' || type === 'integer'
  return isNumber && typeof value === 'string' && NUMBER.test(value) ? Number(value) : value
}

/** "web 2020-03-02 县政府网站": channel, day, and the source as the rest. */
function readReceipt(text: string) {
  const [, channel, liveOn, source] = /^(\S+)\s+(\S+)(?:\s+(.+))?$/.exec(text.trim()) ?? []
  if (channel === undefined) throw new WrongUse('--receipt 应写成 "渠道 日子 来源"，如 "web 2020-03-02 县政府网站"')
  return { channel, liveOn, ...(source === undefined ? {} : { source }) }
}
