import { pruneKeys, rotateKeys } from '#office/account/rotate-keys.ts'
import { keysStatus, type KeysStatus } from '#office/audit/personal/keys-status.ts'
import type { Command, CommandIo, ExitCode } from './command.ts'

const rotate: Command = {
  name: 'keys rotate',
  summary: '换一把新密钥，全部个人信息改由它保护；旧密钥先留着',
  options: {
    prune: { type: 'boolean', help: '不换密钥，只清除没有数据使用的旧密钥；请先备份密钥文件' },
  },
  run: (io, values) => (values['prune'] === true ? prune(io) : renew(io)),
}

const status: Command = {
  name: 'keys status',
  summary: '列出各把密钥、各保护多少项个人信息、密钥文件在何处',
  options: {},
  async run(io) {
    const found = await keysStatus(await io.context())
    io.print({ ...found, warnings: WARNINGS }, statusLines(found).join('\n'))
    return found.trouble === null ? 0 : 1
  },
}

export const KEYS_COMMANDS: readonly Command[] = [status, rotate]

const WARNINGS = [
  '只备份数据、不备份密钥文件，备份里的个人信息打不开。',
  '数据和密钥文件备份在同一处，等于没有加密：请分开存放。',
] as const

async function renew(io: CommandIo): Promise<ExitCode> {
  const ctx = await io.context()
  const { keyId, act, resealed, unopened } = await rotateKeys(ctx, (total) => io.progress('换密钥', total))
  const lines = [
    `已换用新密钥 ${keyId}，${resealed} 项个人信息改由它保护，记录 ${act.id}`,
    ...(unopened > 0 ? [`有 ${unopened} 项打不开，没有改动；用 audit verify 看是哪些`] : []),
    `请另存密钥文件 ${ctx.keys.path}；以后用 keys rotate --prune 清除旧密钥。`,
  ]
  io.print({ key: keyId, resealed, unopened, act: act.id, hash: act.hash }, lines.join('\n'))
  return unopened > 0 ? 1 : 0
}

async function prune(io: CommandIo): Promise<ExitCode> {
  const { removed, kept, act } = await pruneKeys(await io.context())
  const lines = [
    act === null ? '没有可以清除的旧密钥。' : `已清除旧密钥：${removed.join('、')}，记录 ${act.id}`,
    ...(kept.length > 0 ? [`仍有数据使用，没有清除：${kept.join('、')}`] : []),
  ]
  io.print({ removed, kept, act: act?.id ?? null, hash: act?.hash ?? null }, lines.join('\n'))
  return 0
}

function statusLines({ path, current, keys, clear, trouble }: KeysStatus): string[] {
  return [
    `密钥文件：${path}`,
    ...(keys.length === 0 ? ['还没有密钥：第一次保存个人信息时自动生成。'] : []),
    ...keys.map(({ id, isInFile, values }) => {
      const marks = [...(id === current ? ['当前'] : []), ...(isInFile ? [] : ['文件里没有'])]
      return `  ${id}${marks.length > 0 ? `（${marks.join('，')}）` : ''}：${values} 项`
    }),
    ...(clear > 0 ? [`未加密的旧数据：${clear} 项；用 keys rotate 加密`] : []),
    ...(trouble === null ? [] : [`问题：${trouble}`]),
    ...WARNINGS.map((warning) => `注意：${warning}`),
  ]
}
