// Photographs every screen in both themes and languages, wide and narrow, for looking at:
// `npx tsx bench/screens.ts FOLDER [ADDRESS [WORKSPACE]]`; without an address it serves the sample workspace itself.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, openApp } from '../tests/support/app.js'
import { screensOf, settle } from '../tests/support/screens.js'

const [folder = 'screens', address, workspace = 'Sample', only] = process.argv.slice(2)

const looks = (['en', 'pl'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 320].map((width) => ({ language, theme, width }))),
)

async function photograph(app: App): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const addresses = Object.entries(await screensOf(app, workspace))
  for (const look of looks.filter((each) => !only || Object.values(each).join('-').includes(only))) {
    const { page, complaints } = await app.openPage(look)
    for (const [name, address] of addresses) {
      await page.goto(address)
      await settle(page)
      const file = `${name}-${look.language}-${look.theme}-${look.width}.png`
      await page.screenshot({ path: join(folder, file), fullPage: true })
    }
    for (const complaint of complaints) process.stdout.write(`${Object.values(look).join(' ')}: ${complaint}\n`)
    await page.close()
  }
}

const app = await openApp({ address, sample: true })
try {
  await photograph(app)
} finally {
  await app.close()
}
