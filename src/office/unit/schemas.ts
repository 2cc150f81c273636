import { z } from 'zod'
import { DayText } from '#kit/fields.ts'
import { UNIT_LEVELS } from '#law/report/subject.ts'

/** Words that stand at the place of a unit in public addresses. */
export const RESERVED_SLUGS: readonly string[] = [
  'healthz readyz metrics assets static api verify search feed feeds rss atom sitemap robots favicon',
  'login logout desk admin system help about apply mail files reports unit units schemas opendata',
  'well-known ready elder print en zh',
].flatMap((line) => line.split(' '))

const text = (label: string, max: number) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(max, `${label}不超过${max}字`)

const Profile = z.strictObject({
  name: text('机关名称', 60),
  superior: text('上级机关名称', 60),
  level: z.enum(UNIT_LEVELS, '级别只能是 town（乡镇街道）、county（县级）或 department（部门）'),
  address: text('办公地址', 120),
  postcode: z.string().regex(/^\d{6}$/, '邮政编码是6位数字'),
  phone: z.string().regex(/^[0-9][0-9 ()-]{4,24}$/, '电话只能有数字、空格、括号和短横'),
  mayMakeRules: z.boolean('请说明是否有权制定规章'),
})

export const CreateUnitInput = Profile.extend({
  slug: z
    .string('请填写网址名')
    .regex(/^[a-z][a-z0-9-]{1,40}$/, '网址名以小写字母开头，只用小写字母、数字和短横，2至41个字符')
    .refine((slug) => !RESERVED_SLUGS.includes(slug), '此网址名由系统保留，请另选一个'),
  mayMakeRules: Profile.shape.mayMakeRules.default(false),
  isSample: z.boolean().default(false),
  effectiveOn: DayText.optional(),
})

export const ChangeUnitInput = Profile.partial().extend({
  unitId: z.uuid('机关编号无效'),
  effectiveOn: DayText.optional(),
})
