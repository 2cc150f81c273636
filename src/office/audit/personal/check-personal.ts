import { CannotOpen, open, type Keyring } from '#kit/crypto/envelope.ts'
import { parseAlgorithm } from '#kit/crypto/hash.ts'
import { commitment } from '../act.ts'
import type { Findings } from '../audit-finding.ts'
import type { FiledAct } from '../store.ts'
import type { BodyContent } from '../stored-act.ts'
import { sealContext } from './personal-keys.ts'
import type { KeptPersonalRow } from './store.ts'

interface PersonalOfAct {
  readonly act: FiledAct
  readonly content: BodyContent
  readonly rows: readonly KeptPersonalRow[]
  /** null: there is no key file. */
  readonly keyring: Keyring | null
}

/** Opens the act's personal values and holds them against their commitments; what does not open never passes. */
export function checkPersonal({ act, content, rows, keyring }: PersonalOfAct, findings: Findings): void {
  const kept = new Map(rows.map((row) => [row.field, row]))
  for (const field of new Set([...Object.keys(content.commitments), ...kept.keys()])) {
    const problem = problemOf({ act, committed: content.commitments[field], row: kept.get(field), keyring })
    if (problem === null) continue
    findings.add({ ...problem, where: `act.${act.id}.${field}`, subject: `${act.objectKind} ${act.objectId}` })
  }
}

type Problem = Pick<Parameters<Findings['add']>[0], 'rule' | 'message'>

function problemOf(of: {
  act: FiledAct
  committed: string | undefined
  row: KeptPersonalRow | undefined
  keyring: Keyring | null
}): Problem | null {
  const { act, committed, row, keyring } = of
  if (!row) return { rule: 'AUD-PERSONAL', message: `记录 ${act.id} 的个人信息未经删除手续即不见` }
  if (row.value === null) return null
  try {
    const value = plainOf(act, { ...row, value: row.value }, keyring)
    const algorithm = parseAlgorithm(act.algorithm)
    const secret = { field: row.field, value, salt: row.salt ?? '' }
    if (algorithm !== null && commitment({ algorithm, ...secret }) === committed) return null
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error
    if (error.reason !== 'damaged') {
      return { rule: 'AUD-KEY', message: `记录 ${act.id} 的个人信息打不开，无法核验：${error.message}` }
    }
  }
  return { rule: 'AUD-PERSONAL', message: `记录 ${act.id} 的个人信息被改动` }
}

/** @throws CannotOpen */
function plainOf(act: FiledAct, row: KeptPersonalRow & { value: string }, keyring: Keyring | null): string {
  if (row.keyId === null) return row.value
  if (keyring === null) throw new CannotOpen('missing-key', '找不到密钥文件')
  return open(keyring, row.value, sealContext({ objectId: act.objectId, sequence: act.sequence, field: row.field }))
}
