import type { Opinion } from '#papers/verify/check-up.ts'
import { LONGEST_REASON } from '#papers/verify/opinions.ts'

/** '' : nothing is said of the finding, or what was said before stays. */
export const CHOICES = ['', 'confirmed', 'dismissed'] as const
export type Choice = (typeof CHOICES)[number]
const DECISION_LABELS = { confirmed: '属实', dismissed: '不属实' } as const

export interface TypedOpinion {
  readonly choice: Choice
  readonly reason: string
}

/** The controls for one finding; without scripts the reason shows once something other than '' is chosen. */
export function OpinionFields(props: {
  id: string
  number: number
  typed?: TypedOpinion
  /** There is an earlier opinion that stays when nothing is chosen. */
  keeps?: boolean
  problem?: string | null
}) {
  const { id, number, typed = { choice: '', reason: '' }, keeps = false, problem = null } = props
  const labels = { '': keeps ? '不改' : '不表态', ...DECISION_LABELS }
  return (
    <fieldset class="op">
      <legend class="vh">第 {number} 条的核对意见</legend>
      {CHOICES.map((choice) => (
        <>
          <input
            type="radio"
            id={`d-${id}-${choice}`}
            name={`decision:${id}`}
            value={choice}
            checked={choice === typed.choice}
          />
          <label for={`d-${id}-${choice}`}>{labels[choice]}</label>
        </>
      ))}
      <div class="why">
        <label for={`r-${id}`}>理由（不属实的必填）</label>
        <textarea
          id={`r-${id}`}
          name={`reason:${id}`}
          rows={2}
          maxlength={LONGEST_REASON}
          {...(problem === null ? {} : { 'aria-invalid': 'true', 'aria-describedby': `e-${id}` })}
        >
          {typed.reason}
        </textarea>
        {problem === null ? null : (
          <p class="field-error" id={`e-${id}`}>
            {problem}
          </p>
        )}
      </div>
    </fieldset>
  )
}

/** "不属实：理由，某某，2021-02-01". */
export function opinionInWords({ decision, reason, by, at }: Opinion): string {
  const why = reason.replace(/[。；，\s]+$/, '')
  return [`${DECISION_LABELS[decision]}${why === '' ? '' : `：${why}`}`, by, at.slice(0, 10)].join('，')
}
