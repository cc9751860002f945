import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'esbuild'
import { defineConfig, type Plugin } from 'vite'

/** Whoever imports server code into the browser by mistake gets an error and no half-working bundle. */
const staysInTheBrowser: Plugin = {
  name: 'stays-in-the-browser',
  enforce: 'pre',
  resolveId(source, importer) {
    if (/^node:|^#[a-z]+\/server$/.test(source)) {
      throw new Error(`${importer} imports ${source}, which is for the server only`)
    }
  },
}

const rightsModule = 'virtual:rights'

/** Tells the browser the right that each action asks for, as the action declares it. */
const knowsTheRights: Plugin = {
  name: 'knows-the-rights',
  resolveId: (source) => (source === rightsModule ? `\0${rightsModule}` : undefined),
  async load(id) {
    if (id === `\0${rightsModule}`) return `export const rights = ${JSON.stringify(await readRights())}`
  },
}

async function readRights(): Promise<Record<string, string>> {
  const root = join(import.meta.dirname, '..', '..', '..')
  const outfile = join(root, 'dist', `.actions-${process.pid}.mjs`)
  const entryPoints = [join(root, 'src', 'apps', 'actions.ts')]
  try {
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
    const { actions }: typeof import('../actions.js') = await import(pathToFileURL(outfile).href)
    return Object.fromEntries(actions.map(({ name, permission }) => [name, permission]))
  } finally {
    await rm(outfile, { force: true })
  }
}

/** The page's own styles stand before those of what screens share, which refine them: the bundler has it the other way. */
const ownStylesFirst: Plugin = {
  name: 'own-styles-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const links = html.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? []
      const own = links.filter((link) => /\/index-[^/]+\.css/.test(link))
      const others = links.filter((link) => !own.includes(link))
      const without = links.reduce((rest, link) => rest.replace(link, ''), html)
      return without.replace(/( *<\/head>)/, `${[...own, ...others].join('')}$1`)
    },
  },
}

const isShared = /^(?!.*(?:@dagrejs|screens[\\/]map[\\/])).*\.[jt]sx?$/

// biome-ignore lint/style/noDefaultExport: Vite asks for one.
export default defineConfig(({ command }) => {
  // Also where a test, whose NODE_ENV is another, is the first to build.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    plugins: [staysInTheBrowser, knowsTheRights, ownStylesFirst, react()],
    build: {
      target: 'es2023',
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      // Under the content security policy of the server nothing may be inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The drawing library, loaded with the first chart only. `build/budgets.mjs` measures what every screen loads.
      chunkSizeWarningLimit: 800,
      rolldownOptions: {
        output: {
          // What two screens share comes with the first scripts, in one file: dozens of small ones take turns on the way.
          // Only the relationship map draws graphs, on its screen and as a picture.
          codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, test: isShared }] },
        },
      },
    },
  }
})
