import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** A document that was made: its bytes and how many pages it has. */
export type CompiledDocument = { readonly pdf: Uint8Array; readonly pages: number }

/** What a document is made of. `data` is what `sys.inputs.data` of the template holds, as JSON: text in it is only text. */
export type DocumentRequest = {
  /** In the language of Typst. */
  readonly template: string
  readonly data: unknown
  /** ISO in UTC: when it was made. */
  readonly madeAt: string
}

const fonts = [
  '400Regular/Inter_400Regular',
  '400Regular_Italic/Inter_400Regular_Italic',
  '600SemiBold/Inter_600SemiBold',
]

let opened: Promise<NodeCompiler> | undefined

/** Makes a tagged PDF (PDF/UA-1, readable aloud). Throws with what is wrong where the template is. */
export async function compileDocument({ template, data, madeAt }: DocumentRequest): Promise<CompiledDocument> {
  opened ??= openCompiler()
  const compiler = await opened
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeError()
    throw new Error(`A document cannot be made: ${JSON.stringify(error?.shortDiagnostics ?? [])}`)
  }
  const creationTimestamp = Math.floor(Date.parse(madeAt) / 1000)
  const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp })
  // What it remembers of a document is of no use to the next.
  compiler.evictCache(0)
  return { pdf, pages: document.numOfPages }
}

async function openCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = await Promise.all(fonts.map((name) => readFile(resolve(`@expo-google-fonts/inter/${name}.ttf`))))
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
}
