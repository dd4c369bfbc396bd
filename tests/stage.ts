// What a browser test plays on: a running desk with its first administrator, a browser, and pages of those who use it.
//
//   beforeAll(async () => {
//     stage = await openStage()
//     page = await stage.newPage(ADMINISTRATOR)
//   }, 120_000)
//   afterAll(() => stage?.close())
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { testDatabase } from '../packages/server/tests/database.ts'
import { openBrowser } from './browser.ts'
import { type DeskOptions, type RunningDesk, startDesk, temporaryFolder } from './desk.ts'
import { type Credentials, setUp, signInBrowser } from './staff.ts'

/**
 * How long a page may take to show what is waited for. Whatever comes, comes at once: this is for a machine that has
 * other work, and no test waits so long for something that must not come.
 */
const PATIENCE_MS = 25_000

export interface StageOptions extends Pick<DeskOptions, 'env' | 'args' | 'host'> {
  /** What the desk's clock shows at its start, in milliseconds; without it, the machine's time. */
  readonly startsAt?: number
  /** `own` is PostgreSQL as the desk starts it by itself; else a database on the server of the whole run, in a second less. */
  readonly database?: 'own' | 'shared'
  /** Makes the first administrator, unless this is false. */
  readonly administrator?: boolean
}

export interface Stage {
  readonly desk: RunningDesk
  readonly browser: Browser
  /** A folder for the test's files. */
  readonly folder: string
  /** The desk's database, for what no page can do; null where the desk has a server of its own. */
  readonly pool: Pool | null
  /** A page in a browser of its own (cookies, storage), of a Russian in Moscow; signed in where it is said as whom. */
  newPage(who?: Credentials | null, options?: BrowserContextOptions): Promise<Page>
  /** Ends and removes everything, in the reverse order of its opening. */
  close(): Promise<void>
}

/** What was opened before something failed is closed again. */
export async function openStage({
  env = {},
  args = [],
  host,
  startsAt,
  database = 'shared',
  administrator = true,
}: StageOptions = {}): Promise<Stage> {
  await using opened = new AsyncDisposableStack()
  const folder = opened.adopt(await temporaryFolder(), (each) => each.remove())
  const shared = database === 'own' ? null : opened.adopt(await testDatabase(), (each) => each.close())
  const desk = opened.adopt(
    await startDesk({
      dataDir: join(folder.path, 'data'),
      env: {
        ...(shared ? { DATABASE_URL: shared.database.connectionString } : {}),
        ...(startsAt === undefined ? {} : { CLOCK_OFFSET_MS: String(startsAt - Date.now()) }),
        ...env,
      },
      args,
      ...(host ? { host } : {}),
    }),
    async (each) => {
      await each.stop()
    },
  )
  if (administrator) await setUp(desk)
  const browser = opened.adopt(await openBrowser(), (each) => each.close())
  const running = opened.move()
  return {
    desk,
    browser,
    folder: folder.path,
    pool: shared?.database.pool ?? null,
    newPage: async (who = null, options = {}) => {
      const context = await browser.newContext({
        locale: 'ru-RU',
        timezoneId: 'Europe/Moscow',
        viewport: { width: 1440, height: 900 },
        ...options,
      })
      context.setDefaultTimeout(PATIENCE_MS)
      if (who) await signInBrowser(desk, context, who)
      return context.newPage()
    },
    close: () => running.disposeAsync(),
  }
}
