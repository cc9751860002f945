import ts from 'typescript'
import type { Sources } from './open-sources.js'

/** Stands for a value that is filled into a sentence. */
export const hole = '\u0000'

/** The texts that an expression can be. */
export type Alternatives = readonly string[]

const most = 64
const deepest = 16

/** Every text that an expression can be, as far as it is written in the sources; the rest are holes. */
export function alternativesOf(expression: ts.Expression, sources: Sources, depth = 0): Alternatives {
  const inner = (each: ts.Expression) => alternativesOf(each, sources, depth + 1)
  if (depth > deepest) return [hole]
  if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression)) return [expression.text]
  if (ts.isTemplateExpression(expression)) {
    const parts = expression.templateSpans.flatMap(({ expression: filled, literal }) => [inner(filled), [literal.text]])
    return product([[expression.head.text], ...parts])
  }
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression) || ts.isNonNullExpression(expression)) {
    return inner(expression.expression)
  }
  if (ts.isAwaitExpression(expression)) return inner(expression.expression)
  if (ts.isConditionalExpression(expression)) {
    return union([inner(expression.whenTrue), inner(expression.whenFalse)])
  }
  if (ts.isBinaryExpression(expression)) return ofBinary(expression, inner)
  if (ts.isIdentifier(expression)) return ofName(expression, sources, inner)
  if (ts.isElementAccessExpression(expression)) return ofChoice(expression.expression, sources, inner)
  if (ts.isCallExpression(expression)) return ofCall(expression, sources, inner)
  if (ts.isArrayLiteralExpression(expression)) return union(expression.elements.map(inner))
  return [hole]
}

type Inner = (expression: ts.Expression) => Alternatives

function ofBinary({ left, operatorToken, right }: ts.BinaryExpression, inner: Inner): Alternatives {
  if (operatorToken.kind === ts.SyntaxKind.PlusToken) return product([inner(left), inner(right)])
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return union([inner(left), inner(right)])
  if (operatorToken.kind === ts.SyntaxKind.BarBarToken) return union([inner(left), inner(right)])
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return inner(right)
  return [hole]
}

function ofName(name: ts.Identifier, sources: Sources, inner: Inner): Alternatives {
  const declared = declarationOf(name, sources)
  if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return [hole]
  return worthSaying(inner(declared.initializer))
}

// `words[key]` is any of the words.
function ofChoice(of: ts.Expression, sources: Sources, inner: Inner): Alternatives {
  if (!ts.isIdentifier(of)) return [hole]
  const declared = declarationOf(of, sources)
  const words = declared && ts.isVariableDeclaration(declared) ? unwrapped(declared.initializer) : undefined
  if (!words || !ts.isObjectLiteralExpression(words)) return [hole]
  return union(
    words.properties.map((property) => (ts.isPropertyAssignment(property) ? inner(property.initializer) : [hole])),
  )
}

function ofCall(
  { expression: callee, arguments: given }: ts.CallExpression,
  sources: Sources,
  inner: Inner,
): Alternatives {
  if (ts.isPropertyAccessExpression(callee)) return ofList(callee, given[0], inner)
  if (!ts.isIdentifier(callee)) return [hole]
  const declared = declarationOf(callee, sources)
  if (!declared) return [hole]
  const called = ts.isVariableDeclaration(declared) ? declared.initializer : declared
  if (!called || !(ts.isFunctionDeclaration(called) || ts.isArrowFunction(called)) || !called.body) return [hole]
  if (!ts.isBlock(called.body)) return worthSaying(inner(called.body))
  return worthSaying(union(returnsOf(called.body).map(inner)))
}

// A list stands for each of its items: `names.map((name) => `no ${name}`).join('; ')`.
function ofList({ name, expression }: ts.PropertyAccessExpression, given: ts.Expression | undefined, inner: Inner) {
  if (name.text === 'join' || name.text === 'filter') return worthSaying(inner(expression))
  if (!given || !/^(map|flatMap)$/.test(name.text)) return [hole]
  if (!ts.isArrowFunction(given)) return [hole]
  return worthSaying(ts.isBlock(given.body) ? union(returnsOf(given.body).map(inner)) : inner(given.body))
}

function returnsOf(body: ts.Block): ts.Expression[] {
  const found: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression)
    ts.forEachChild(node, visit)
  }
  visit(body)
  return found
}

function declarationOf(name: ts.Identifier, sources: Sources): ts.Declaration | undefined {
  const { parent } = name
  if (ts.isShorthandPropertyAssignment(parent)) return sources.shorthandOf(parent)
  return sources.declarationOf(name)
}

function unwrapped(expression: ts.Expression | undefined): ts.Expression | undefined {
  if (expression && (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))) {
    return unwrapped(expression.expression)
  }
  return expression
}

// Names and codes that are filled in are values, not words of the sentence.
function worthSaying(texts: Alternatives): Alternatives {
  return texts.every((text) => text === '' || !/\s/.test(text.replaceAll(hole, ''))) ? [hole] : texts
}

function union(of: readonly Alternatives[]): Alternatives {
  const all = [...new Set(of.flat())]
  return all.length === 0 || all.length > most ? [hole] : all
}

function product(of: readonly Alternatives[]): Alternatives {
  return of.reduce((before, parts) => {
    const joined = before.flatMap((text) => parts.map((part) => text + part))
    if (joined.length > most) throw new Error(`Too many ways to say ${JSON.stringify(before[0])}; name the parts.`)
    return joined
  })
}
