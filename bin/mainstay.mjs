#!/usr/bin/env node
import module from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Mainstay needs Node.js 20.19 or later; this is ${process.versions.node}.\n`)
  process.exit(2)
}

// Node 22 and later keep what they compiled; earlier ones have no such thing.
module.enableCompileCache?.()

const argv = process.argv.slice(2)
const { server, web } = await built()
const { main } = await import(pathToFileURL(join(server, 'main.mjs')).href)
await main(argv, { webFolder: web })

async function built() {
  try {
    const { ensureBuilt } = await import('../build/build.mjs')
    return { server: await ensureBuilt('server'), web: argv.includes('serve') ? await ensureBuilt('web') : undefined }
  } catch (error) {
    const hint = error.code === 'ERR_MODULE_NOT_FOUND' ? ' Run npm install first.' : ''
    const message = process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message)
    process.stderr.write(`Mainstay could not be built: ${message}${hint}\n`)
    process.exit(2)
  }
}
