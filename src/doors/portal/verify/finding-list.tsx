import type { LinearLine } from '#papers/grid/linear.ts'
import type { CheckUp } from '#papers/verify/check-up.ts'
import { Status } from '../status.tsx'
import { anchorOf } from './anchors.ts'
import type { FindingGroup, NumberedFinding } from './findings.ts'
import { OpinionFields, opinionInWords } from './opinion-fields.tsx'
import { pinClass } from './pins.tsx'
import { whereInWords } from './where-words.ts'

/** The findings of one weight. */
export function FindingSection(props: { group: FindingGroup; lines: readonly LinearLine[] }) {
  const { group, lines } = props
  if (group.findings.length === 0) return null
  return (
    <section id={`g-${group.id}`} aria-labelledby={`g-${group.id}-title`}>
      <h2 id={`g-${group.id}-title`} class={`st-${group.kind}`}>
        <Status kind={group.kind}>
          {group.label} {group.count} 条
        </Status>
      </h2>
      {group.findings.map((finding) => (
        <FindingView numbered={finding} lines={lines} />
      ))}
      {group.count > group.findings.length ? (
        <p class="none">另有 {group.count - group.findings.length} 条没有列出。先改上面的，再核对一次。</p>
      ) : null}
    </section>
  )
}

function FindingView(props: { numbered: NumberedFinding; lines: readonly LinearLine[] }) {
  const { numbered, lines } = props
  const { number, finding, title, place, group } = numbered
  const { left, right, opinion } = finding
  const href = `#${anchorOf(place)}`
  return (
    <div class="fd" id={`f${number}`}>
      <a class={pinClass(group)} href={href} aria-label={`第 ${number} 条，看报告里的位置`}>
        {number}
      </a>
      <div>
        <h3>{finding.message}</h3>
        {typeof left === 'number' && typeof right === 'number' && left !== right ? (
          <p class="eq">
            {left} ≠ {right}
          </p>
        ) : null}
        <p class="meta">
          <a href={href}>{whereInWords(place, lines)}</a>
          {finding.place === null ? '' : `，读自${finding.place}`}
        </p>
        <p class="meta">
          要求：{title}（{finding.rule}）。依据：{finding.article}
        </p>
        {opinion === null ? (
          <OpinionFields id={finding.id} number={number} />
        ) : (
          <>
            <p class="said">{opinionInWords(opinion)}</p>
            <details>
              <summary>修改</summary>
              <OpinionFields id={finding.id} number={number} keeps />
            </details>
          </>
        )}
      </div>
    </div>
  )
}

/** What passed and what the rules did not apply to, folded away. */
export function PassedRules(props: { rules: CheckUp['rules'] }) {
  const passed = props.rules.filter((rule) => rule.result === 'pass')
  const others = props.rules.filter((rule) => rule.result === 'not-applicable')
  return (
    <section id="g-passed" aria-labelledby="g-passed-title">
      <h2 id="g-passed-title" class="st-ok">
        <Status kind="ok">通过 {passed.length} 条</Status>
      </h2>
      <RuleTitles summary="逐条查看" rules={passed} />
      {others.length === 0 ? null : <RuleTitles summary={`不适用的 ${others.length} 条`} rules={others} />}
    </section>
  )
}

function RuleTitles(props: { summary: string; rules: CheckUp['rules'] }) {
  if (props.rules.length === 0) return null
  return (
    <details>
      <summary>{props.summary}</summary>
      <ul class="titles">
        {props.rules.map((rule) => (
          <li>
            {rule.title} <span class="id">{rule.rule}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
