import { RULES } from '#law/report/rules/all.ts'
import { LONGEST_BY } from '#papers/verify/opinions.ts'
import { Page, type Frame } from '../shell.tsx'
import { Status } from '../status.tsx'
import { HiddenSubjects } from './hidden-subjects.tsx'
import { OpinionFields, opinionInWords } from './opinion-fields.tsx'
import type { OpinionForm, OpinionProblems } from './opinion-form.ts'

const TITLE = '核对意见还没有写全'

/** The opinions as they were typed, with what is still wanted of them. */
export function OpinionPage(props: { frame: Frame; form: OpinionForm; problems: OpinionProblems }) {
  const { frame, form, problems } = props
  const crumbs = [
    { label: '首页', href: frame.paths.home() },
    { label: '年报核对', href: frame.paths.verify() },
    { label: '核对意见', href: null },
  ]
  return (
    <Page frame={frame} title={TITLE} canonical={null} noindex current="verify" crumbs={crumbs}>
      <div class="wrap vf narrow">
        <div class="verdict over">
          <Status kind="over">{''}</Status>
          <h1>{TITLE}</h1>
          <p>{form.subjects[0]?.file}</p>
        </div>
        <Wanted form={form} problems={problems} />
        <form class="finds" method="post" action={frame.paths.verifyOpinions()} enctype="multipart/form-data">
          <section aria-label="核对意见">
            {form.subjects.map((_, index) => (
              <Opined form={form} problems={problems} index={index} />
            ))}
          </section>
          <div class="handing">
            <HiddenSubjects subjects={form.subjects} opinions={form.earlier} />
            <p class="field">
              <label for="by">核对人</label>
              <input
                id="by"
                name="by"
                value={form.by}
                maxlength={LONGEST_BY}
                required
                autocomplete="off"
                {...(problems.by === null ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'e-by' })}
              />
            </p>
            {problems.by === null ? null : (
              <p class="field-error" id="e-by">
                {problems.by}
              </p>
            )}
            <button class="btn btn-p">下载核对意见</button>
          </div>
        </form>
      </div>
    </Page>
  )
}

function Wanted(props: { form: OpinionForm; problems: OpinionProblems }) {
  const { form, problems } = props
  const numbered = form.subjects.map(({ finding }, index) => ({ number: index + 1, finding }))
  const wanting = numbered.filter(({ finding }) => problems.reasons.has(finding))
  return (
    <div class="note near">
      {problems.whole === null ? null : <p>{problems.whole}</p>}
      {wanting.map(({ number, finding }) => (
        <p>
          <a href={`#f${number}`}>第 {number} 条</a>：{problems.reasons.get(finding)}
        </p>
      ))}
      {problems.by === null ? null : (
        <p>
          <a href="#by">核对人</a>：{problems.by}
        </p>
      )}
      <p>已经写下的都还在，补好以后再下载。</p>
    </div>
  )
}

function Opined(props: { form: OpinionForm; problems: OpinionProblems; index: number }) {
  const { form, problems, index } = props
  const subject = form.subjects[index]
  if (subject === undefined) return null
  const number = index + 1
  const earlier = form.earlier?.opinions.find(
    ({ hash, finding }) => hash === subject.hash && finding === subject.finding,
  )
  const problem = problems.reasons.get(subject.finding) ?? null
  const typed = form.typed.get(subject.finding)
  return (
    <div class={problem === null ? 'fd' : 'fd wanting'} id={`f${number}`}>
      <span class="pin g">{number}</span>
      <div>
        <h2>{subject.message}</h2>
        <p class="meta">
          要求：{RULES.find((rule) => rule.id === subject.rule)?.title ?? ''}（{subject.rule}）
        </p>
        {earlier === undefined ? null : <p class="said">{opinionInWords(earlier)}</p>}
        <OpinionFields
          id={subject.finding}
          number={number}
          keeps={earlier !== undefined}
          problem={problem}
          {...(typed === undefined ? {} : { typed })}
        />
      </div>
    </div>
  )
}
