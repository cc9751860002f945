import ts from 'typescript'
import { alternativesOf, hole } from './alternatives-of.js'
import type { Sources } from './open-sources.js'

/** A sentence that the program can say: what is filled in is a `hole`. */
export type Sentence = { readonly text: string; readonly path: string; readonly line: number }

/**
 * Every sentence of the server: what failures, unknown values, refusals, phases of jobs and schemas say. A place
 * that says one of several sentences, or a sentence with optional parts, gives all of them.
 */
export function sentencesOf(sources: Sources): Sentence[] {
  const found = new Map<string, Sentence>()
  const calls = callsByName(sources)
  const speakers = speakersOf(sources)
  const seen = new Set<ts.Node>()
  const say = (expression: ts.Expression, path: string): void => {
    if (seen.has(expression)) return
    seen.add(expression)
    const { line } = expression.getSourceFile().getLineAndCharacterOfPosition(expression.getStart())
    for (const text of alternativesOf(expression, sources)) {
      for (const sentence of isSql(text) ? literalsOfSql(text) : [text]) {
        if (isSpoken(sentence) || isTitle(expression))
          found.set(sentence, found.get(sentence) ?? { text: sentence, path, line: line + 1 })
      }
    }
    for (const argument of argumentsFor(expression, sources, calls)) say(argument, argument.getSourceFile().fileName)
  }
  for (const { path, tree } of sources.files) {
    const visit = (node: ts.Node): void => {
      for (const expression of spokenBy(node, speakers)) say(expression, path)
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return [...found.values()]
}

const speaking = new Set([
  'because',
  'reason',
  'problem',
  'sentence',
  'message',
  'error',
  'detail',
  'phase',
  'question',
  'broken',
  'note',
  'basis',
])
const lists = /^(warnings|problems|because)$/
const checks = new Set(['regex', 'refine', 'min', 'max', 'length', 'check', 'startsWith', 'endsWith', 'custom'])

function spokenBy(node: ts.Node, speakers: ReadonlySet<string>): ts.Expression[] {
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && speakers.has(node.expression.text)) {
    return [...(node.arguments ?? [])]
  }
  if (ts.isCallExpression(node)) return spokenByCall(node)
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
    return speaking.has(node.name.text) || isTitle(node.initializer) ? [node.initializer] : []
  }
  if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
    return speaking.has(node.name.text) ? [node.initializer] : []
  }
  if (ts.isShorthandPropertyAssignment(node) && speaking.has(node.name.text)) return [node.name]
  return []
}

function spokenByCall({ expression: callee, arguments: given }: ts.CallExpression): ts.Expression[] {
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return [...given]
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : ''
  if (name === 'unknown' || name === 'unexpected') return given.slice(0, 1)
  if (name === 'progress') return given.slice(2, 3)
  if (name === 'speak') return [...given]
  if (name === 'push' && ts.isPropertyAccessExpression(callee) && lists.test(callee.expression.getText())) {
    return given.map((each) => (ts.isSpreadElement(each) ? each.expression : each))
  }
  if (ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'z')
    return given.filter(ts.isStringLiteral)
  return checks.has(name) ? given.slice(1) : []
}

// What is made with a sentence: our kinds of error, and refusals. A bare `Error` is a broken promise, told to nobody.
function speakersOf(sources: Sources): ReadonlySet<string> {
  const classes = sources.files.flatMap(({ tree }) => tree.statements.filter(ts.isClassDeclaration))
  const parentOf = (each: ts.ClassDeclaration) => each.heritageClauses?.[0]?.types[0]?.expression.getText() ?? ''
  const speakers = new Set(['Failure', 'Refusal'])
  for (let before = 0; before < speakers.size; ) {
    before = speakers.size
    for (const each of classes) {
      const parent = parentOf(each)
      if (each.name && (parent === 'Error' || speakers.has(parent))) speakers.add(each.name.text)
    }
  }
  return speakers
}

/** The calls of each function by its bare name. */
function callsByName(sources: Sources): ReadonlyMap<string, ts.CallExpression[]> {
  const calls = new Map<string, ts.CallExpression[]>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const name = node.expression.text
      calls.set(name, [...(calls.get(name) ?? []), node])
    }
    ts.forEachChild(node, visit)
  }
  for (const { tree } of sources.files) visit(tree)
  return calls
}

// A function that says what it is given: the sentence stands where it is called.
function argumentsFor(expression: ts.Expression, sources: Sources, calls: ReturnType<typeof callsByName>) {
  if (!ts.isIdentifier(expression)) return []
  const isShort = ts.isShorthandPropertyAssignment(expression.parent)
  const parameter = isShort ? sources.shorthandOf(expression.parent) : sources.declarationOf(expression)
  if (!parameter || !ts.isParameter(parameter)) return []
  const taker = parameter.parent
  if (ts.isCallExpression(taker.parent) && ts.isPropertyAccessExpression(taker.parent.expression)) {
    return [taker.parent.expression.expression]
  }
  const place = taker.parameters.indexOf(parameter)
  const named = ts.isFunctionDeclaration(taker)
    ? taker.name
    : ts.isVariableDeclaration(taker.parent)
      ? taker.parent.name
      : undefined
  if (!named || !ts.isIdentifier(named)) return []
  return (calls.get(named.text) ?? []).flatMap((call) => {
    const argument = call.arguments[place]
    const declared = sources.declarationOf(call.expression)
    const isMeant = declared === taker || declared === taker.parent
    return argument && isMeant ? [argument] : []
  })
}

// Reasons of refused rows are written by SQL: `'…'` or `format('… %s …', …)`.
function isSql(text: string): boolean {
  return /^\s*(format\(|'|case )/.test(text)
}

function literalsOfSql(sql: string): string[] {
  return [...sql.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) =>
    text.replaceAll("''", "'").replaceAll('%s', hole),
  )
}

// The kinds of failure have titles, which may be a single word.
function isTitle({ parent }: ts.Expression): boolean {
  const isNamed = ts.isPropertyAssignment(parent) && parent.name.getText() === 'title'
  return isNamed && parent.getSourceFile().fileName.endsWith('/platform/failure.ts')
}

// A code such as `in-use` is no sentence, and neither is what is only filled in.
function isSpoken(text: string): boolean {
  return /[a-z]{2}/i.test(text.replaceAll(hole, '')) && /\s/.test(text.trim())
}
