import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { wizardOf } from '../support/wizard.js'
import { openWorkspace } from '../support/workspace.js'

const data = join(fileURLToPath(new URL('../../..', import.meta.url)), 'shared', 'data')
const mappingsFolder = fileURLToPath(new URL('../../mappings', import.meta.url))
if (!existsSync(data)) console.warn(`NOT RUN: guesses for real exports, because ${data} is not here.`)

type Shipped = { files: { match: string | string[]; entity: string; fields: Record<string, unknown> }[] }

// Where the finished mapping reads a field from one column or the first of some, the guess is right if it takes one of them.
function columnsIn(source: unknown): string[] {
  if (typeof source === 'string') return [source]
  const { column, firstOf, join: joined } = source as { column?: string; firstOf?: string[]; join?: string[] }
  return column !== undefined ? [column] : (firstOf ?? joined ?? [])
}

describe.skipIf(!existsSync(data))('real exports, without help, against the finished mappings', () => {
  const folders = {
    ravenstack: 'ravenstack-saas',
    'mrr-playbook': 'mrr-playbook',
    stripe: 'stripe-export',
    salesforce: 'salesforce-export',
    hubspot: 'hubspot-export',
  }

  it('guesses at least 4 of 5 of the fields that are read from a column of the file itself', async () => {
    const workspace = await openWorkspace()
    const { inspect } = wizardOf(workspace)
    const missed: string[] = []
    let right = 0
    for (const [name, folder] of Object.entries(folders)) {
      const shipped: Shipped = JSON.parse(await readFile(join(mappingsFolder, `${name}.json`), 'utf8'))
      for (const { match, entity, fields } of shipped.files) {
        const file = [match]
          .flat()
          .map((pattern) => pattern.replace('*', ''))
          .find((one) => existsSync(join(data, folder, one)))
        const seen = await inspect({ path: join(data, folder, file ?? '') })
        const guessed = seen.entries.find((entry) => entry.entity === entity)
        for (const [field, source] of Object.entries(fields)) {
          const columns = columnsIn(source)
          if (field.startsWith('attributes.') || !columns.some((one) => seen.columns.some(({ name }) => name === one)))
            continue
          const found = guessed?.fields.find((one) => one.field === field)?.columns[0]
          if (found !== undefined && columns.includes(found)) right++
          else missed.push(`${name}/${file} ${entity}.${field}: ${columns.join('|')}, guessed ${found ?? 'nothing'}`)
        }
      }
    }
    console.info(`guessed ${right} of ${right + missed.length} fields of real exports\n${missed.join('\n')}`)
    expect(right / (right + missed.length)).toBeGreaterThanOrEqual(0.8)
  })

  it('imports RavenStack by its guesses alone to the same movements as by the finished mapping', async () => {
    const byHand = await openWorkspace()
    await byHand.importFrom(join(data, 'ravenstack-saas'), join(mappingsFolder, 'ravenstack.json'))
    const guessed = await openWorkspace()
    const { inspect, importIt } = wizardOf(guessed)
    for (const file of ['ravenstack_accounts.csv', 'ravenstack_subscriptions.csv']) {
      const path = join(data, 'ravenstack-saas', file)
      const { mapping, valid } = await inspect({ path })
      expect(valid).toBe(true)
      const { files: done } = await importIt({ path, mappingText: JSON.stringify(mapping) })
      expect(done.map(({ rejected }) => rejected)).toEqual(done.map(() => 0))
    }
    const year = { from: '2023-01', to: '2023-12', measure: 'mrr' as const }
    expect((await guessed.bridge(year)).rows).toEqual((await byHand.bridge(year)).rows)
  })
})
