import type { OpinionFile, OpinionSubject } from '#papers/verify/opinions.ts'

/** What the page hands on to itself, since nothing is kept: the findings opined on, and the opinions brought along. */
export function HiddenSubjects(props: { subjects: readonly OpinionSubject[]; opinions: OpinionFile | null }) {
  return (
    <>
      <input type="hidden" name="findings" value={JSON.stringify(props.subjects)} />
      {props.opinions === null ? null : <input type="hidden" name="earlier" value={JSON.stringify(props.opinions)} />}
    </>
  )
}
