// Photographs every screen in both themes and languages, wide and narrow, for looking at:
// `npx tsx bench/screens.ts FOLDER [ADDRESS [WORKSPACE]]`; without an address it serves the sample workspace itself.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openPage, startBrowser } from '../tests/support/browser.js'
import { screensOf, settle } from '../tests/support/screens.js'
import { serveSample } from './serve-sample.js'

const [folder = 'screens', address, workspace = 'Sample', only] = process.argv.slice(2)

const looks = (['en', 'pl'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 320].map((width) => ({ language, theme, width }))),
)

async function photograph(browser: Browser, origin: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const look of looks.filter((each) => !only || Object.values(each).join('-').includes(only))) {
    const { page, complaints } = await openPage(browser, look)
    await page.emulateMedia({ colorScheme: look.theme })
    for (const [name, address] of Object.entries(await screensOf(origin, workspace))) {
      await page.goto(address)
      await settle(page)
      const file = `${name}-${look.language}-${look.theme}-${look.width}.png`
      await page.screenshot({ path: join(folder, file), fullPage: true })
    }
    for (const complaint of complaints) process.stdout.write(`${Object.values(look).join(' ')}: ${complaint}\n`)
    await page.close()
  }
}

const served = address ? { address, stop: async () => undefined } : await serveSample()
const browser = await startBrowser()
try {
  await photograph(browser, served.address)
} finally {
  await browser.close()
  await served.stop()
}
