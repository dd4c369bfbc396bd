// Photographs every page of a running desk, in both languages, colours and widths, and asks axe about each:
//   node tests/e2e/screens.ts --url http://127.0.0.1:8080 --email … --password … [--out folder] [--only queue,case]
// A script, not a test: the pictures are for a person to judge. Problems that axe finds are printed and fail it.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    email: { type: 'string' },
    password: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
    desk: { type: 'string', default: 'ideco-ics' },
    chromium: { type: 'string', default: process.env.REGLAMENT_CHROMIUM ?? '/usr/bin/chromium' },
  },
})

const out = given.out ?? mkdtempSync(join(tmpdir(), 'reglament-screens-'))
mkdirSync(out, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Shot {
  readonly name: string
  readonly path: string
  /** What is done on the page before the picture. */
  readonly act?: (page: Page) => Promise<void>
}

interface Look {
  readonly name: string
  readonly width: number
  readonly locale: 'ru' | 'en'
  readonly scheme: 'light' | 'dark'
}

const LOOKS: readonly Look[] = [
  { name: '1440-ru-light', width: 1440, locale: 'ru', scheme: 'light' },
  { name: '1440-en-dark', width: 1440, locale: 'en', scheme: 'dark' },
  { name: '390-ru-light', width: 390, locale: 'ru', scheme: 'light' },
  { name: '390-en-dark', width: 390, locale: 'en', scheme: 'dark' },
]

async function fillForm(page: Page): Promise<void> {
  await page.locator('textarea[name=description]').fill('После обновления до 7.9.9 не поднимается VPN до филиала.')
  await page.locator('select[name=product]').selectOption({ index: 1 })
  await page.locator('input[name=version]').fill('7.9.9')
  await page.locator('input[name=email]').fill('anna@romashka.example')
  await page.locator('input[name=organization]').fill('ООО «Ромашка»')
}

/** The pages that need no account. */
function doorShots(): Shot[] {
  const { desk } = given
  return [
    { name: 'door', path: '/' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'setup', path: '/setup?token=example' },
    { name: 'ask-empty', path: `/d/${desk}` },
    { name: 'ask-filled', path: `/d/${desk}`, act: fillForm },
    {
      name: 'ask-why',
      path: `/d/${desk}`,
      act: async (page) => {
        await fillForm(page)
        await page.locator('main button[aria-expanded=false]').last().click()
      },
    },
    {
      name: 'ask-unsupported',
      path: `/d/${desk}`,
      act: async (page) => {
        await fillForm(page)
        await page.locator('input[name=version]').fill('5.0')
      },
    },
    { name: 'not-found', path: '/nowhere' },
    { name: 'track-not-found', path: `/d/${desk}/track/1?key=wrong` },
  ]
}

interface Row {
  readonly number: number
  readonly status: string
}

/** The pages of the workspace that are neither lists nor cases. */
const STAFF_PAGES = [
  'team',
  'callbacks',
  'phone',
  'unreadable',
  'members',
  'acts',
  'tags',
  'settings',
  'channels',
  'canned',
  'clients',
  'clients/new',
  'clients/import',
  'clients/duplicates',
  'development-teams',
  'feedback',
]

/** The pages of the workspace, and of the clients whose cases it holds: one case of each status. */
async function deskShots(context: BrowserContext): Promise<Shot[]> {
  const { desk } = given
  const api = `${given.url}/api/desks/${desk}/cases`
  const { rows } = (await (await context.request.get(`${api}?list=all&limit=200`)).json()) as { rows: Row[] }
  const byStatus = new Map(rows.map((row) => [row.status, row.number]))
  const shots: Shot[] = ['queue', 'mine', 'waiting', 'development', 'to-decide', 'closed'].map((list) => ({
    name: `list-${list}`,
    path: `/desk/${desk}/${list}`,
  }))
  shots.push({ name: 'desks', path: '/desk' }, { name: 'register', path: `/desk/${desk}/new` })
  for (const page of STAFF_PAGES)
    shots.push({ name: `staff-${page.replaceAll('/', '-')}`, path: `/desk/${desk}/${page}` })
  shots.push({ name: 'list-search-nothing', path: `/desk/${desk}/queue?q=никогда` })
  for (const [status, number] of byStatus) {
    const { trackingUrl } = (await (await context.request.get(`${api}/${number}`)).json()) as { trackingUrl: string }
    const { pathname, search } = new URL(trackingUrl, given.url)
    shots.push({ name: `case-${status}`, path: `/desk/${desk}/cases/${number}` })
    shots.push({ name: `track-${status}`, path: pathname + search })
  }
  return shots
}

async function signIn(context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${given.url}/api/auth/sign-in/email`, {
    data: { email: given.email, password: given.password },
    headers: { origin: given.url },
  })
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: check --email and --password`)
}

async function shoot(context: BrowserContext, look: Look, shots: readonly Shot[]): Promise<number> {
  let problems = 0
  const only = given.only?.split(',')
  for (const shot of shots) {
    if (only && !only.some((prefix) => shot.name.startsWith(prefix))) continue
    const page = await context.newPage()
    page.on('pageerror', (error) => {
      problems += 1
      console.log(`${shot.name} ${look.name}: the page threw ${error.message}`)
    })
    await page.goto(given.url + shot.path)
    await page.locator('main, form').first().waitFor()
    await page.waitForLoadState('load')
    // Skeletons have a name; other words of state stay.
    await page.waitForFunction(() => document.querySelector('[role=status][aria-label]') === null, null, {
      timeout: 10_000,
    })
    await shot.act?.(page)
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(200)
    await page.screenshot({ path: join(out, `${shot.name}-${look.name}.png`), fullPage: true })
    problems += await audit(page, `${shot.name} ${look.name}`)
    await page.close()
  }
  return problems
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

async function audit(page: Page, where: string): Promise<number> {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })',
  )) as AxeResult
  for (const { id, help, nodes } of violations) {
    console.log(`${where}: ${id}: ${help}`)
    for (const node of nodes.slice(0, 3))
      console.log(`  ${node.html.slice(0, 200)}\n  ${(node.failureSummary ?? '').split('\n').slice(1, 2).join(' ')}`)
  }
  return violations.length
}

async function lookAt(browser: Browser, look: Look): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.width < 800 ? 844 : 900 },
    colorScheme: look.scheme,
    locale: look.locale,
    timezoneId: look.locale === 'ru' ? 'Europe/Moscow' : 'Asia/Yekaterinburg',
    // axe is put into the page as text, which the desk's own policy forbids.
    bypassCSP: true,
  })
  let problems = await shoot(context, look, doorShots())
  if (given.email && given.password) {
    await signIn(context)
    problems += await shoot(context, look, await deskShots(context))
  }
  await context.close()
  return problems
}

const browser = await chromium.launch({
  executablePath: given.chromium,
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
let problems = 0
for (const look of LOOKS) problems += await lookAt(browser, look)
await browser.close()
console.log(`the pictures are in ${out}; ${problems} problems`)
process.exitCode = problems > 0 ? 1 : 0
