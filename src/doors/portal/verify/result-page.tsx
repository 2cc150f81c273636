import type { CheckUp, ReadText } from '#papers/verify/check-up.ts'
import { LONGEST_BY, opinionSubject, type OpinionFile, type OpinionSubject } from '#papers/verify/opinions.ts'
import type { FileFormat } from '#law/report/reading/printed.ts'
import { FORM_WORDS } from '#papers/verify/words.ts'
import { Page, type Frame } from '../shell.tsx'
import { Status } from '../status.tsx'
import { shownPlaces } from './anchors.ts'
import { sizeInWords } from '../size-in-words.ts'
import { FindingSection, PassedRules } from './finding-list.tsx'
import { groupFindings, nextStep, pinsOf, verdictInWords, countIn, type FindingGroup } from './findings.ts'
import { HiddenSubjects } from './hidden-subjects.tsx'
import { Paper } from './paper.tsx'
import { shownTables } from './shown-report.ts'

const FORMATS: Readonly<Record<FileFormat, string>> = {
  html: 'HTML 网页',
  text: '文本',
  docx: 'DOCX',
  pdf: 'PDF',
  xlsx: 'XLSX',
  json: 'JSON',
}

export interface ResultProps {
  readonly frame: Frame
  readonly checkUp: CheckUp
  readonly text: ReadText
  readonly sizeInBytes: number
  /** The opinions that were brought along. */
  readonly opinions: OpinionFile | null
}

/** What was found in a report, beside the report as it was read. */
export function ResultPage(props: ResultProps) {
  const { frame, checkUp, text, opinions } = props
  const tables = shownTables(checkUp, text)
  const groups = groupFindings(checkUp, shownPlaces(tables.map((table) => table.grid)), text)
  const pins = pinsOf(groups)
  const lines = tables.flatMap((table) => table.lines)
  const subjects = groups.flatMap((group) => group.findings.map(({ finding }) => opinionSubject(checkUp, finding)))
  const hasFailed = countIn(groups, 'error') > 0
  const crumbs = [
    { label: '首页', href: frame.paths.home() },
    { label: '年报核对', href: frame.paths.verify() },
    { label: '核对结果', href: null },
  ]
  return (
    <Page
      frame={frame}
      title={`${verdictInWords(groups)}：${checkUp.file}`}
      canonical={null}
      noindex
      current="verify"
      crumbs={crumbs}
    >
      <div class="wrap vf">
        <FileLine {...props} />
        <div class={hasFailed ? 'verdict over' : 'verdict ok'}>
          <Status kind={hasFailed ? 'over' : 'ok'}>{''}</Status>
          <h1>{verdictInWords(groups)}</h1>
          <p>{nextStep(groups)}</p>
        </div>
        <Notes notes={notesFor(checkUp, opinions)} />
        <Tally groups={groups} passed={checkUp.rules.filter((rule) => rule.result === 'pass').length} />
        <div class="vcols">
          <form class="finds" method="post" action={frame.paths.verifyOpinions()} enctype="multipart/form-data">
            {groups.map((group) => (
              <FindingSection group={group} lines={lines} />
            ))}
            <PassedRules rules={checkUp.rules} />
            {checkUp.findings.length === 0 ? null : <Handing subjects={subjects} opinions={opinions} />}
          </form>
          <Paper checkUp={checkUp} text={text} tables={tables} pins={pins} />
        </div>
      </div>
    </Page>
  )
}

function FileLine(props: ResultProps) {
  const { checkUp, text, sizeInBytes, frame } = props
  const { format, form } = checkUp
  const parts = [
    sizeInWords(sizeInBytes),
    format === null ? null : FORMATS[format],
    form === null ? '看不出用的是哪一版格式' : FORM_WORDS[form],
    `读到 ${text.sections.filter((section) => section.id !== null).length} 个部分、${Object.values(text.tables).filter((table) => table !== null).length} 张表`,
    '文件不保存',
  ]
  return (
    <div class="file-line">
      <div>
        <b>{checkUp.file}</b>
        <p class="meta">{parts.filter((part) => part !== null).join('，')}</p>
      </div>
      <a class="btn" href={frame.paths.verify()}>
        核对另一份
      </a>
    </div>
  )
}

function notesFor(checkUp: CheckUp, opinions: OpinionFile | null): string[] {
  const isOpined = checkUp.findings.some((finding) => finding.opinion !== null)
  const unused = '核对意见文件里没有对这份文件的意见。文件改动过，就要重新表态。'
  return [...checkUp.notes, ...(opinions !== null && !isOpined ? [unused] : [])]
}

function Notes(props: { notes: readonly string[] }) {
  if (props.notes.length === 0) return null
  return (
    <div class="note near">
      {props.notes.map((note) => (
        <p>{note}</p>
      ))}
    </div>
  )
}

function Tally(props: { groups: readonly FindingGroup[]; passed: number }) {
  const shown = props.groups.filter((group) => group.id !== 'dismissed' || group.count > 0)
  return (
    <ul class="tally">
      {shown.map((group) => (
        <li>
          {group.count === 0 ? (
            <span class="nil">
              <Status kind={group.kind}>{group.label}</Status>
              <b>0</b>
            </span>
          ) : (
            <a class={`st-${group.kind}`} href={`#g-${group.id}`}>
              <Status kind={group.kind}>{group.label}</Status>
              <b>{group.count}</b>
            </a>
          )}
        </li>
      ))}
      <li>
        <a class="st-ok" href="#g-passed">
          <Status kind="ok">通过</Status>
          <b>{props.passed}</b>
        </a>
      </li>
    </ul>
  )
}

function Handing(props: { subjects: readonly OpinionSubject[]; opinions: OpinionFile | null }) {
  return (
    <div class="handing">
      <h2>带走核对意见</h2>
      <p>写下的意见存成一个文件，由核对的人自己保管。下次核对同一份文件时一并选上，就不必再写。</p>
      <HiddenSubjects subjects={props.subjects} opinions={props.opinions} />
      <p class="field">
        <label for="by">核对人</label>
        <input id="by" name="by" maxlength={LONGEST_BY} required autocomplete="off" />
      </p>
      <button class="btn btn-p">下载核对意见</button>
    </div>
  )
}
