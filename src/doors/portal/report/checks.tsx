import type { RuleResult } from '#law/report/rules/rule.ts'
import { Status, type StatusKind } from '../status.tsx'
import { checksOf, type Check, type CheckState } from './check-state.ts'

const STATES: readonly { readonly state: CheckState; readonly kind: StatusKind; readonly label: string }[] = [
  { state: 'failed', kind: 'over', label: '不通过' },
  { state: 'warned', kind: 'near', label: '提醒' },
  { state: 'explained', kind: 'near', label: '提醒，已说明' },
  { state: 'unknown', kind: 'unknown', label: '无法判断' },
  { state: 'passed', kind: 'ok', label: '通过' },
  { state: 'not-applicable', kind: 'info', label: '不适用' },
]
/** Shown with their count even at zero, so that a reader sees that nothing failed. */
const ALWAYS: readonly CheckState[] = ['failed', 'passed', 'unknown']

interface Results {
  readonly results: readonly RuleResult[]
  readonly reasons: Readonly<Record<string, string>>
}

/** How many rules passed, failed, were explained, or could not be judged. */
export function CheckCounts(props: Results) {
  const checks = checksOf(props.results, props.reasons)
  const counted = STATES.map((shown) => ({
    ...shown,
    count: checks.filter((check) => check.state === shown.state).length,
  }))
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

/** Every rule and its result: what asks for attention first, then the rest in the order of the list. */
export function RuleList(props: Results) {
  const checks = checksOf(props.results, props.reasons)
  if (checks.length === 0) return null
  return (
    <section class="part" id="rules" aria-labelledby="rules-title">
      <h2 id="rules-title">规则校核</h2>
      <p>报送以前，每条规则都对这份报告逐条核过。不通过的不能报送；提醒的写明理由。</p>
      <ul class="checks">
        {STATES.flatMap((shown) =>
          checks
            .filter((check) => check.state === shown.state)
            .map((check) => <CheckRow check={check} kind={shown.kind} label={shown.label} />),
        )}
      </ul>
    </section>
  )
}

function CheckRow(props: { check: Check; kind: StatusKind; label: string }) {
  const { check, kind, label } = props
  return (
    <li>
      <Status kind={kind}>{label}</Status>
      <div>
        {check.title} <span class="id">{check.id}</span>
        {check.messages.map((message) => (
          <p>{message}</p>
        ))}
        {check.reason === null ? null : <p>说明：{check.reason}</p>}
      </div>
      <span class="art">{check.article}</span>
    </li>
  )
}
