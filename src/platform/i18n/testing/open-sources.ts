import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** The server's sources with a checker that knows which name means which declaration. */
export type Sources = {
  readonly files: readonly { readonly path: string; readonly tree: ts.SourceFile }[]
  /** The declaration that a name stands for, across files; undefined for what other packages declare. */
  declarationOf(name: ts.Node): ts.Declaration | undefined
  /** What `{ name }` stands for. */
  shorthandOf(property: ts.ShorthandPropertyAssignment): ts.Declaration | undefined
}

const src = join(import.meta.dirname, '..', '..', '..')
const spoken = /\.ts$/
// The browser has texts of its own; the sample and the tests speak to nobody.
const unspoken =
  /\.test\.ts$|^apps\/(web|sample)\/|\/testing\/|^platform\/i18n\/|\/actions\/client\.ts$|\/example-[^/]*\.ts$|\.d\.ts$/

/** Opens every file of the server; or instead `planted` files that are not there, by their paths under `src`. */
export function openSources(planted: Readonly<Record<string, string>> = {}): Sources {
  const paths = Object.keys(planted).length > 0 ? Object.keys(planted) : filesOfTheServer()
  const doors = doorsOfRooms()
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    noLib: true,
    types: [],
  }
  const host = ts.createCompilerHost(options, true)
  const fromDisk = host.getSourceFile
  host.getSourceFile = (name, target) => {
    const text = planted[relative(src, name).replaceAll('\\', '/')]
    return text === undefined ? fromDisk.call(host, name, target) : ts.createSourceFile(name, text, target, true)
  }
  // Other packages say nothing of ours, so their types are not even looked for.
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => {
      const path =
        doors.get(text) ?? (text.startsWith('.') ? join(from, '..', text.replace(/\.js$/, '.ts')) : undefined)
      return { resolvedModule: path ? { resolvedFileName: path, extension: ts.Extension.Ts } : undefined }
    })
  const program = ts.createProgram(
    paths.map((path) => join(src, path)),
    options,
    host,
  )
  const checker = program.getTypeChecker()
  return {
    files: paths.flatMap((path) => {
      const tree = program.getSourceFile(join(src, path))
      return tree ? [{ path, tree }] : []
    }),
    shorthandOf: (property) => checker.getShorthandAssignmentValueSymbol(property)?.declarations?.[0],
    declarationOf(name) {
      const symbol = checker.getSymbolAtLocation(name)
      const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      return meant?.declarations?.[0]
    },
  }
}

function filesOfTheServer(): string[] {
  const there = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  return there.filter((path) => spoken.test(path) && !unspoken.test(path))
}

function doorsOfRooms(): ReadonlyMap<string, string> {
  const root = join(src, '..')
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>
  }
  return new Map(Object.entries(imports).map(([door, path]) => [door, join(root, path)]))
}
