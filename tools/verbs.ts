import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/**
 * House style 3.7 as far as names show it, for each verb below `src/office` of the current folder: who opens a
 * transaction asks for permission and records an act, itself or through a neighbour it calls, and inside it nothing
 * reaches the outer context. The audit noun is the machinery that records, so it is left out.
 */
const NOT_A_VERB = /^src\/office\/audit\/|(\.test|\/store|\/schemas)\.tsx?$/
const problems = globSync('src/office/*/*.ts')
  .filter((path) => !NOT_A_VERB.test(path))
  .flatMap(checkVerb)
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1

function checkVerb(path: string): string[] {
  const source = parse(path)
  const transactions = callsOf(source, 'withTransaction')
  if (transactions.length === 0) return []
  return [
    ...(calls(source, 'requirePermission') ? [] : [`${path}: opens a transaction without requirePermission`]),
    ...(recordsAct(path, new Set()) ? [] : [`${path}: opens a transaction without recordAct`]),
    ...transactions.flatMap(escapes),
  ]
}

function recordsAct(path: string, seen: Set<string>): boolean {
  if (seen.has(path) || !existsSync(path)) return false
  seen.add(path)
  const source = parse(path)
  return calls(source, 'recordAct') || importsOf(source).some((imported) => recordsAct(imported, seen))
}

/** The office's own modules that this one imports. */
function importsOf(source: ts.SourceFile): string[] {
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement))
    .map(({ moduleSpecifier }) => (ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''))
    .filter((name) => name.startsWith('.') || name.startsWith('#office/'))
    .map((name) => (name.startsWith('.') ? join(dirname(source.fileName), name) : name.replace('#', 'src/')))
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
}

function calls(within: ts.Node, name: string): boolean {
  return callsOf(within, name).length > 0
}

function callsOf(within: ts.Node, name: string): ts.CallExpression[] {
  return descendants(within).filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name,
  )
}

/** `ctx.db`, or `ctx` handed on, inside the callback works outside the transaction without any error. */
function escapes(call: ts.CallExpression): string[] {
  const [outer, work] = call.arguments
  if (outer === undefined || work === undefined || !ts.isIdentifier(outer)) return []
  if (!ts.isArrowFunction(work) || shadows(work, outer.text)) return []
  return descendants(work.body)
    .filter((node): node is ts.Identifier => ts.isIdentifier(node) && node.text === outer.text)
    .filter(reachesTheDatabase)
    .map((node) => {
      const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart())
      return `${node.getSourceFile().fileName}:${line + 1}: uses ${outer.text} inside the transaction, not its own context`
    })
}

/** Reading `ctx.now`, `ctx.today`, `ctx.actor` is harmless. */
function reachesTheDatabase(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text === 'db'
  const isName = (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
  return !isName
}

function shadows(work: ts.ArrowFunction, name: string): boolean {
  return work.parameters.some((parameter) => ts.isIdentifier(parameter.name) && parameter.name.text === name)
}

function descendants(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (child: ts.Node): void => {
    found.push(child)
    ts.forEachChild(child, visit)
  }
  ts.forEachChild(node, visit)
  return found
}
