// Every page as axe sees it, on the demo's data: both themes, both widths.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../axe.ts'
import { type Session, signIn, signInBrowser } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

let stage: Stage
let session: Session

beforeAll(async () => {
  stage = await openStage({ args: ['--demo'] })
  session = await signIn(stage.desk)
}, 120_000)

afterAll(() => stage?.close())

/** What no rule of axe sees: a page wider than its window, and lines that are drawn over each other. */
async function layoutProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const wide = scrollWidth > clientWidth ? [`${scrollWidth} px wide in a window of ${clientWidth} px`] : []
    const over = [...document.querySelectorAll('main ul, main ol')].flatMap((list) => {
      const lines = [...list.children].map((line) => ({ line, box: line.getBoundingClientRect() }))
      return lines
        .filter(({ box }, at) => {
          const before = lines[at - 1]?.box
          if (!before || box.height === 0 || before.height === 0) return false
          // Beside each other is no overlap; a pixel is what borders share.
          const isBelow = box.left < before.right - 1 && before.left < box.right - 1
          return isBelow && box.top < before.bottom - 1 && before.top < box.bottom - 1
        })
        .map(({ line }) => `drawn over another line: ${line.textContent.slice(0, 80)}`)
    })
    return [...wide, ...over]
  })
}

/**
 * The workspace puts on its colours by itself, and lays itself out anew for another width: it is at rest when neither
 * a transition runs nor anything was changed for six frames on end, however long a frame takes here.
 */
async function atRest(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(async (scheme) => {
    let isChanged = false
    const watch = new MutationObserver(() => {
      isChanged = true
    })
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    for (let quietFrames = 0; quietFrames < 6; ) {
      await new Promise((drawn) => requestAnimationFrame(drawn))
      const worn = document.documentElement.dataset.mantineColorScheme
      const isMoving = document.getAnimations().some((each) => each instanceof CSSTransition)
      const isQuiet = (worn === undefined || worn === scheme) && !isMoving && !isChanged
      quietFrames = isQuiet ? quietFrames + 1 : 0
      isChanged = false
    }
    watch.disconnect()
  }, colorScheme)
}

const STAFF_PAGES = [
  '/desk',
  '/desk/ideco-ics/queue',
  '/desk/ideco-ics/team',
  '/desk/ideco-ics/queue?programme=subscription&assignee=none',
  '/desk/ideco-ics/waiting',
  '/desk/shtrih-m/to-decide',
  '/desk/ideco-ics/development',
  '/desk/ideco-ics/development-teams',
  '/desk/ideco-ics/feedback',
  '/desk/ideco-ics/new',
  '/desk/ideco-ics/callbacks',
  '/desk/ideco-ics/phone',
  '/desk/ideco-ics/unreadable',
  '/desk/ideco-ics/members',
  '/desk/ideco-ics/tags',
  '/desk/ideco-ics/hints',
  '/desk/shtrih-m/acts',
  '/desk/ideco-ics/canned',
  '/desk/ideco-ics/letters',
  '/desk/ideco-ics/knowledge',
  '/desk/ideco-ics/knowledge/new',
  '/desk/ideco-ics/held',
  '/desk/ideco-ics/channels',
  '/desk/ideco-ics/clients',
  '/desk/ideco-ics/clients/new',
  '/desk/ideco-ics/clients/import',
  '/desk/ideco-ics/clients/duplicates',
  '/desk/ideco-ics/clients/unconfirmed',
  '/account',
]
const CLIENT_PAGES = [
  '/',
  '/sign-in',
  '/d/shtrih-m',
  '/d/ideco-ics',
  '/d/ideco-ics/call',
  '/d/ideco-ics/copies?email=nobody@romashka.example&key=wrong',
  '/d/ideco-utm/account',
  '/d/ideco-utm/chat',
  '/d/ideco-ics/track/1?key=wrong',
  '/d/ideco-ics/regulation',
  '/d/ideco-ics/help',
  '/d/ideco-ics/help/vpn-after-update',
  '/d/ideco-ics/hours',
  '/d/shtrih-m/status',
  '/d/ideco-ics/form',
]

/** How a page is looked at: one after the other, without opening it anew. */
const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const

// Some sixty pages, twice each: far longer than a test of one thing.
test('no page has what axe forbids, is wider than its window, or lies over itself', { timeout: 480_000 }, async () => {
  const { desk } = stage
  const page = await stage.newPage(null, { reducedMotion: 'reduce' })
  const found: Record<string, readonly string[]> = {}
  const dress = async (colorScheme: 'light' | 'dark', width: number) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
  }
  const judge = async (what: string) => {
    for (const { colorScheme, width } of LOOKS) {
      await dress(colorScheme, width)
      await atRest(page, colorScheme)
      const wrong = [...(await violations(page)), ...(await layoutProblems(page))]
      if (wrong.length > 0) found[`${what}, ${colorScheme}, ${width} px`] = wrong
    }
  }
  const look = async (path: string) => {
    await dress(LOOKS[0].colorScheme, LOOKS[0].width)
    await page.goto(`${desk.url}${path}`)
    await page.locator('main').first().waitFor()
    // Every page has its heading, and some come with a part of the program that is fetched first.
    await page.locator('h1').first().waitFor()
    await page.locator('[aria-busy="true"]').waitFor({ state: 'hidden' })
    await judge(path)
  }
  for (const path of CLIENT_PAGES) await look(path)
  await signInBrowser(desk, page.context())
  for (const path of STAFF_PAGES) await look(path)
  for (const typed of ['', 'о']) {
    await dress(LOOKS[0].colorScheme, LOOKS[0].width)
    await page.goto(`${desk.url}/desk/ideco-ics/queue`)
    await page.locator('main h1').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Что найти или сделать' }).fill(typed)
    await page.getByRole('option').first().waitFor()
    // With something typed, the desk is asked too: the count is said when its answer is there.
    if (typed !== '')
      await page
        .getByRole('status')
        .filter({ hasText: /^Нашлось: / })
        .waitFor()
    await judge(`the palette with \`${typed}\` in it`)
  }
  const { rows } = await session.get<{ rows: { number: number; status: string }[] }>(
    '/api/desks/ideco-ics/cases?list=all&limit=50',
  )
  const oneOfEach = new Map(rows.map((row) => [row.status, row.number]))
  for (const number of oneOfEach.values()) await look(`/desk/ideco-ics/cases/${number}`)
  // The same as their clients see them.
  for (const status of ['waiting-client', 'escalated', 'refused']) {
    const { trackingUrl } = await session.get<{ trackingUrl: string }>(
      `/api/desks/ideco-ics/cases/${oneOfEach.get(status)}`,
    )
    const { pathname, search } = new URL(trackingUrl)
    await look(`${pathname}${search}`)
  }
  await look(`/desk/ideco-ics/development/${oneOfEach.get('escalated')}`)

  const inWork = `cases/${oneOfEach.get('in-progress')}`
  const make = <T>(what: string, body: unknown) => session.post<T>(`/api/desks/ideco-ics/${what}`, body)
  const tag = await make<{ id: string }>(`${inWork}/tags`, { name: 'VPN' })
  const field = await make<{ id: string }>('fields', { title: { ru: 'Площадка', en: 'Site' }, kind: 'text' })
  await look(`/desk/ideco-ics/queue?tags=${tag.id}&fields=${field.id}`)

  await dress(LOOKS[1].colorScheme, LOOKS[1].width)
  await page.goto(`${desk.url}/desk/ideco-ics/queue`)
  await page.getByRole('button', { name: 'Отбор', exact: true }).click()
  await page.getByRole('combobox', { name: 'Организация' }).fill('ООО')
  await page.getByRole('listbox', { name: 'Организация' }).getByRole('option').first().waitFor()
  await judge('the organizations to choose from')

  // A log that is longer than any window, and one that is not.
  for (const [filename, lines] of [
    ['долгий.log', 400],
    ['краткий.log', 1],
  ] as const) {
    const bytes = Buffer.from('10:00:01 порт закрыт\n'.repeat(lines))
    const upload = await make<{ id: string }>('uploads', { filename, sizeBytes: bytes.length })
    await page.request.patch(`${desk.url}/api/desks/ideco-ics/uploads/${upload.id}`, {
      data: bytes,
      headers: { origin: desk.url, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    })
    await make(`${inWork}/notes`, { text: 'Журнал', attachments: [upload.id] })
    await page.goto(`${desk.url}/desk/ideco-ics/${inWork}`)
    await page
      .locator('ol')
      .getByRole('button', { name: `Посмотреть ${filename}` })
      .click()
    await page.getByRole('region', { name: filename }).getByText('порт закрыт').waitFor()
    await judge(`${filename}, opened`)
    // What has nowhere to go is no stop of Tab.
    const isStop = await page.getByRole('region', { name: filename }).evaluate((region) => region.tabIndex === 0)
    if (isStop !== lines > 1) found[filename] = [isStop ? 'a stop of Tab for nothing' : 'no way to scroll by keyboard']
  }

  const clients = await session.get<{ rows: { id: string }[] }>('/api/desks/ideco-ics/clients')
  for (const { id } of clients.rows.slice(0, 2)) await look(`/desk/ideco-ics/clients/${id}`)
  expect(found).toEqual({})
})
