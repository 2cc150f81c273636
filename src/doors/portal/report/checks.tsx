import type { CheckedRule, CheckState } from '../reads.ts'
import { Status, type StatusKind } from '../status.tsx'

interface ShownState {
  readonly state: CheckState
  readonly kind: StatusKind
  readonly label: string
}

/** In the order in which a reader should see them. */
const SHOWN: readonly ShownState[] = [
  { state: 'failed', kind: 'over', label: '不通过' },
  { state: 'warned', kind: 'near', label: '提醒' },
  { state: 'explained', kind: 'near', label: '提醒，已说明' },
  { state: 'unknown', kind: 'unknown', label: '无法判断' },
  { state: 'hinted', kind: 'info', label: '建议' },
  { state: 'passed', kind: 'ok', label: '通过' },
  { state: 'not-applicable', kind: 'gone', label: '不适用' },
]
/** Counted even at zero, so that a reader sees that nothing failed. */
const ALWAYS: readonly CheckState[] = ['failed', 'unknown', 'passed']

/** How many rules passed, failed, were explained, or could not be judged. */
export function CheckCounts(props: { checks: readonly CheckedRule[] }) {
  const counted = SHOWN.map((shown) => ({ ...shown, count: inState(props.checks, shown.state).length }))
  return (
    <ul class="rules">
      {counted
        .filter((shown) => shown.count > 0 || ALWAYS.includes(shown.state))
        .map((shown) => (
          <li>
            <Status kind={shown.kind}>{shown.label}</Status>
            <b>{shown.count}</b>
          </li>
        ))}
    </ul>
  )
}

/** Every rule and its result: what asks for attention first; what passed or does not apply is folded away. */
export function RuleList(props: { checks: readonly CheckedRule[] }) {
  const { checks } = props
  const open = SHOWN.filter((shown) => shown.kind !== 'ok' && shown.kind !== 'gone')
  const folded = SHOWN.filter((shown) => !open.includes(shown))
  const quiet = folded.flatMap((shown) => inState(checks, shown.state)).length
  return (
    <section class="part" id="rules" aria-labelledby="rules-title">
      <h2 id="rules-title">规则校核</h2>
      <p>报送以前，这份报告逐条核过全部规则。有不通过的不能报送，提醒的要写明理由。</p>
      <CheckRows checks={checks} states={open} />
      {quiet === 0 ? null : (
        <details>
          <summary>通过和不适用的 {quiet} 条</summary>
          <CheckRows checks={checks} states={folded} />
        </details>
      )}
    </section>
  )
}

function CheckRows(props: { checks: readonly CheckedRule[]; states: readonly ShownState[] }) {
  const rows = props.states.flatMap((shown) => inState(props.checks, shown.state).map((check) => ({ shown, check })))
  if (rows.length === 0) return null
  return (
    <ul class="checks">
      {rows.map(({ shown, check }) => (
        <li>
          <Status kind={shown.kind}>{shown.label}</Status>
          <div>
            {check.title} <span class="id">{check.id}</span>
            {check.messages.map((message) => (
              <p>{message}</p>
            ))}
            {check.reason === null ? null : <p>说明：{check.reason}</p>}
          </div>
          <span class="art">{check.article}</span>
        </li>
      ))}
    </ul>
  )
}

function inState(checks: readonly CheckedRule[], state: CheckState): readonly CheckedRule[] {
  return checks.filter((check) => check.state === state)
}
