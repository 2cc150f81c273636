import { z } from 'zod'
import { zhCN } from 'zod/locales'
import { Invalid } from './errors.ts'

z.config(zhCN())

/** Parses a verb's input; throws Invalid with every problem and the field it belongs to. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  rawInput: unknown,
  message = '填写的内容有问题',
): z.output<Schema> {
  const parsed = schema.safeParse(rawInput)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => ({
    field: issue.path.map(String).join('.') || '整体',
    message: issue.message,
  }))
  throw new Invalid(message, issues)
}
