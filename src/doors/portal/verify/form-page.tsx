import { RULES } from '#law/report/rules/all.ts'
import { Page, type Frame } from '../shell.tsx'
import { Status } from '../status.tsx'
import { ruleGroups } from './rule-groups.ts'
import { LARGEST_FILE_IN_MB } from './upload.ts'

const INTRODUCTION =
  '选一份政府信息公开工作年度报告，哪一级机关的都可以，按统一格式和条例逐条核对。' +
  '结果列在报告旁边：哪里必须改、依据是什么、在文件的什么地方。'
const ACCEPTED = '.html,.htm,.txt,.md,.docx,.pdf,.xlsx,.json'

/** Why nothing was checked. */
export interface Notice {
  readonly title: string
  readonly message: string
  /** What the reader may do now. */
  readonly advice?: string
  /** Character recognition is ticked for the next try. */
  readonly ocr?: boolean
}

export interface FormPageProps {
  readonly frame: Frame
  readonly notice: Notice | null
}

/** Where a report is brought to be checked. */
export function FormPage(props: FormPageProps) {
  const { frame, notice } = props
  const { paths } = frame
  const title = '年报核对'
  const crumbs = [
    { label: '首页', href: paths.home() },
    { label: title, href: null },
  ]
  return (
    <Page
      frame={frame}
      title={notice === null ? title : `${notice.title} - ${title}`}
      canonical={notice === null ? paths.verify() : null}
      noindex={notice !== null}
      meta={{
        ColumnName: title,
        ColumnType: '信息公开年报',
        ColumnDescription: '核对任意一份政府信息公开工作年度报告',
      }}
      current="verify"
      crumbs={crumbs}
    >
      <div class="wrap vf">
        <header class="page-h">
          <h1>年报核对</h1>
          <p>{INTRODUCTION}</p>
        </header>
        {notice === null ? null : <NoticeBox notice={notice} />}
        <div class="two vf-two">
          <UploadForm action={paths.verify()} ocr={notice?.ocr === true} />
          <About />
        </div>
      </div>
    </Page>
  )
}

function NoticeBox(props: { notice: Notice }) {
  const { title, message, advice } = props.notice
  return (
    <div class="note over" role="alert">
      <Status kind="over">{title}</Status>
      <p>{message}</p>
      {advice === undefined ? null : <p>{advice}</p>}
    </div>
  )
}

function UploadForm(props: { action: string; ocr: boolean }) {
  return (
    <form class="upload" method="post" action={props.action} enctype="multipart/form-data">
      <div class="drop">
        <label for="file">
          <b>年度报告</b>
          <span>把文件拖到框里，或者点框选文件</span>
        </label>
        <input type="file" id="file" name="file" required accept={ACCEPTED} aria-describedby="file-hint" />
      </div>
      <p class="meta" id="file-hint">
        可以是网页（.html）、文本（.txt、.md）、.docx、.pdf、.xlsx 或本软件的 .json，不超过 {LARGEST_FILE_IN_MB} MB
      </p>
      <details open={props.ocr}>
        <summary>更多</summary>
        <div class="more">
          <p class="field">
            <label for="previous">上一年的报告</label>
            <input type="file" id="previous" name="previous" accept={ACCEPTED} aria-describedby="previous-hint" />
            <span class="meta" id="previous-hint">
              用来核对上年结转、现行有效件数是否接得上
            </span>
          </p>
          <p class="field">
            <label for="opinions">以前的核对意见</label>
            <input type="file" id="opinions" name="opinions" accept=".json" aria-describedby="opinions-hint" />
            <span class="meta" id="opinions-hint">
              上次核对后下载的 .json，已经表态的不必再写
            </span>
          </p>
          <p class="check">
            <input type="checkbox" id="ocr" name="ocr" value="1" checked={props.ocr} />
            <label for="ocr">扫描件：用文字识别（慢，结果须人工核对）</label>
          </p>
        </div>
      </details>
      <button class="btn btn-p">开始核对</button>
    </form>
  )
}

function About() {
  return (
    <div class="about">
      <section>
        <h2>核对什么</h2>
        <ul class="rules">
          {ruleGroups().map((group) => (
            <li>
              <span>{group.label}</span>
              <b>{group.count}</b>
            </li>
          ))}
        </ul>
        <p class="meta">共 {RULES.length} 条规则，每条都列出依据。规则查不到的，仍由人把关。</p>
      </section>
      <section>
        <h2>文件怎么处理</h2>
        <p>
          只在内存里读，核对完就丢弃，不保存，不写日志，不用 Cookie。为防止滥用，按来访地址在内存里计次，十分钟后清除。
        </p>
      </section>
      <section>
        <h2>一次核对许多份</h2>
        <p>
          整个文件夹的报告用命令行核对：<code>bin/zhaoming verify 文件夹</code>
        </p>
      </section>
    </div>
  )
}
