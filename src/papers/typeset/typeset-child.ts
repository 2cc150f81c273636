import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { json } from 'node:stream/consumers'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { MISSING_CHARACTER } from './notes.ts'

interface Job {
  readonly template: string
  readonly fontFiles: readonly string[]
  /** Handed to the template as `sys.inputs`. */
  readonly inputs: Record<string, string>
  /** Seconds since 1970, printed as the time of making. */
  readonly madeAt: number
}

// A program of its own: one job in (JSON), one PDF out. It ends with its job, and its fonts' memory with it.
const job = (await json(process.stdin)) as Job
const compiler = NodeCompiler.create({
  workspace: dirname(job.template),
  fontArgs: [{ fontPaths: [...job.fontFiles] }],
})
const compiled = compiler.compile({ mainFileContent: readFileSync(job.template, 'utf8'), inputs: job.inputs })
if (compiled.result === null) {
  process.stderr.write(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no diagnostics'))
  process.exitCode = 1
} else {
  process.stdout.write(printed(compiler, compiled.result, job.madeAt))
}

/** PDF/A-2a refuses a character that no font has; then a plain tagged PDF, and a note for the caller. */
function printed(typst: NodeCompiler, document: NodeTypstDocument, creationTimestamp: number): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'a-2a', creationTimestamp })
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('could not be displayed')) throw error
    process.stderr.write(MISSING_CHARACTER)
    return typst.pdf(document, { creationTimestamp })
  }
}
