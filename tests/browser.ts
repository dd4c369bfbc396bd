import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  // By its own path: Debian's command of this name is a shell script that stays between it and us.
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/homebrew/bin/chromium',
]

/** Chromium as scripts/test-needs.ts found or fetched it; without the parts that call home. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.REGLAMENT_CHROMIUM ?? PLACES.find(existsSync)
  if (executablePath === undefined) throw new Error('no Chromium was found: name one in `REGLAMENT_CHROMIUM`')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
