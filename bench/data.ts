import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type Day, day, formatDay } from '../src/foundation/index.js'

const linesPerAccount = 10
const countries = ['PL', 'DE', 'US', 'FR', 'GB', 'CZ', 'SE']

/** Writes accounts, products and contract lines of a made-up company as CSV, with their mapping. Always the same. */
export async function writeData(folder: string, accounts: number): Promise<{ mapping: string; lines: number }> {
  mkdirSync(folder, { recursive: true })
  const draw = drawer(42)
  await writeRows(
    join(folder, 'products.csv'),
    'ref,name',
    range(20, (n) => `P${n},Product ${n}`),
  )
  await writeRows(
    join(folder, 'accounts.csv'),
    'ref,name,country',
    range(accounts, (n) => `A${n},Account ${n},${countries[n % countries.length]}`),
  )
  const lines = range(accounts * linesPerAccount, (n) => lineText(n, draw))
  await writeRows(join(folder, 'lines.csv'), 'ref,account,product,start,end,quantity,price,period,currency', lines)
  const mapping = join(folder, 'mapping.json')
  writeFileSync(mapping, JSON.stringify(mappingOfData))
  return { mapping, lines: accounts * linesPerAccount }
}

const firstDay = day('2020-01-01')

function lineText(n: number, draw: () => number): string {
  const start = addDays(firstDay, Math.floor(draw() * 1800))
  const end: Day | null = draw() < 0.5 ? addDays(start, 365) : null
  const price = (10 + draw() * 90).toFixed(2)
  const product = `P${Math.floor(draw() * 20)}`
  const account = `A${Math.floor(n / linesPerAccount)}`
  return `L${n},${account},${product},${formatDay(start)},${end === null ? '' : formatDay(end)},${1 + Math.floor(draw() * 50)},${price},month,EUR`
}

const mappingOfData = {
  name: 'bench',
  version: 1,
  files: [
    { match: ['accounts.csv'], entity: 'account', fields: { ref: 'ref', name: 'name', country: 'country' } },
    { match: ['products.csv'], entity: 'product', fields: { ref: 'ref', name: 'name' } },
    {
      match: ['lines.csv'],
      entity: 'contract_line',
      fields: {
        ref: 'ref',
        account: 'account',
        product: 'product',
        startDay: 'start',
        endDay: 'end',
        quantity: 'quantity',
        unitPrice: 'price',
        period: 'period',
        currency: 'currency',
      },
    },
  ],
}

// Park and Miller's minimal standard generator: the same data in every run.
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function* range(count: number, text: (n: number) => string): Iterable<string> {
  for (let n = 0; n < count; n += 1) yield text(n)
}

async function writeRows(path: string, header: string, rows: Iterable<string>): Promise<void> {
  const out = createWriteStream(path)
  let text = `${header}\n`
  for (const row of rows) {
    text += `${row}\n`
    if (text.length < 100_000) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end(text)
  await once(out, 'finish')
}
