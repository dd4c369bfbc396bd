import { openBrowser } from '../../tests/browser.ts'
import { type Figures, figuresOf } from './figures.ts'

const OPENINGS = 100
const LOADS = 10
/** How long a pointer rests on a line before it is pressed: a person needs more. */
const REST_MS = 150
const FAR_LINE = 5_000

export interface InBrowser {
  /** From the address to the first line of the queue, with an empty cache. */
  readonly firstLoad: Figures & { readonly scriptBytes: number; readonly allBytes: number }
  /** From the press on a line that was pointed at to the drawn case. */
  readonly openCase: Figures
  /** From the press of `j` to the next line that is held. */
  readonly nextLine: Figures
  /** From the scroll to line 5,000 to its being there: all pages before it are read. */
  readonly farLineMs: number
}

/** What a person waits for, measured by the page's own clock and drawn frames. */
export async function inBrowser(url: string, desk: string, cookie: string): Promise<InBrowser> {
  const browser = await openBrowser()
  const cookies = cookie.split('; ').map((each) => {
    const [name = '', ...value] = each.split('=')
    return { name, value: value.join('='), url }
  })
  try {
    const loads: number[] = []
    let bytes = { scriptBytes: 0, allBytes: 0 }
    for (let load = 0; load < LOADS; load++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.addCookies(cookies)
      const page = await context.newPage()
      // By the page's own clock: what is asked from outside comes late on a busy machine, and files are fetched ahead by then.
      await page.addInitScript(() => {
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('a[data-line]')) return
          observer.disconnect()
          performance.mark('first line')
        }).observe(document, { childList: true, subtree: true })
      })
      await page.goto(`${url}/desk/${desk}/queue`, { waitUntil: 'commit' })
      await page.locator('a[data-line]').first().waitFor()
      loads.push(await page.evaluate(() => performance.getEntriesByName('first line')[0]?.startTime ?? Number.NaN))
      bytes = await page.evaluate(() => {
        const shownAt = performance.getEntriesByName('first line')[0]?.startTime ?? 0
        const files = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
          ({ startTime }) => startTime <= shownAt,
        )
        const sum = (some: readonly PerformanceResourceTiming[]) =>
          some.reduce((all, { encodedBodySize }) => all + encodedBodySize, 0)
        return { scriptBytes: sum(files.filter(({ name }) => /\.js$/.test(name))), allBytes: sum(files) }
      })
      await context.close()
    }
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies(cookies)
    const page = await context.newPage()
    await page.goto(`${url}/desk/${desk}/queue`)
    const lines = page.locator('a[data-line]')
    await lines.first().waitFor()

    const opened: number[] = []
    for (let index = 0; index < OPENINGS; index++) {
      const line = lines.nth(index % 10)
      await line.scrollIntoViewIfNeeded()
      const number = await line.getAttribute('data-line')
      await line.hover()
      await page.waitForTimeout(REST_MS)
      opened.push(
        await page.evaluate(async (pressed) => {
          const link = document.querySelector<HTMLAnchorElement>(`a[data-line="${pressed}"]`)
          performance.mark('press')
          link?.click()
          while (!document.querySelector('main h1') || !location.pathname.endsWith(`/cases/${pressed}`))
            await new Promise(requestAnimationFrame)
          while (!document.querySelector('main h1 ~ *, main header + *')) await new Promise(requestAnimationFrame)
          return performance.measure('open', 'press').duration
        }, number),
      )
      await page.goBack()
      await lines.first().waitFor()
      // The case after it is another one, so that each is opened once.
      await page.evaluate((down) => window.scrollTo(0, down), (index + 1) * 57 * 3)
      await page.waitForTimeout(100)
    }
    await page.goto(`${url}/desk/${desk}/queue`)
    await lines.first().waitFor()
    const moved: number[] = []
    for (let press = 0; press < OPENINGS; press++) {
      const started = await page.evaluate(() => {
        const before = document.activeElement
        const state = window as unknown as { moved: Promise<number> }
        const from = performance.now()
        state.moved = (async () => {
          while (document.activeElement === before || !document.activeElement?.hasAttribute('data-line'))
            await new Promise(requestAnimationFrame)
          return performance.now() - from
        })()
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true }))
        return state.moved
      })
      moved.push(started)
    }
    const farLineMs = await page.evaluate(async (wanted) => {
      const all = Number(document.querySelector('li[aria-setsize]')?.getAttribute('aria-setsize'))
      const line = Math.min(wanted, all - 50)
      const from = performance.now()
      window.scrollTo(0, line * 57)
      const isThere = () =>
        [...document.querySelectorAll('li[aria-posinset] a[data-line]')].some((link) => {
          const { top } = link.getBoundingClientRect()
          return top > 200 && top < innerHeight
        })
      await new Promise(requestAnimationFrame)
      while (!isThere()) await new Promise(requestAnimationFrame)
      return Math.round(performance.now() - from)
    }, FAR_LINE)
    return {
      firstLoad: { ...figuresOf(loads), ...bytes },
      openCase: figuresOf(opened),
      nextLine: figuresOf(moved),
      farLineMs,
    }
  } finally {
    await browser.close()
  }
}
