import { mkdtempSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../root.js'

/** The example program, bundled as the program itself is; for tests. */
export type ExampleBundle = { readonly path: string; remove(): Promise<void> }

/** Bundles `example-program.ts` inside the root, so that it finds the packages, and with its migrations. */
export async function bundleExample(): Promise<ExampleBundle> {
  await mkdir(join(root, 'dist'), { recursive: true })
  const folder = mkdtempSync(join(root, 'dist', '.example-'))
  const path = join(folder, 'example-program.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'src', 'apps', 'cli', 'example-program.ts')],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  })
  return { path, remove: () => rm(folder, { recursive: true }) }
}
