import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '@reglament/engine'
import { buildApi } from './api/app.ts'
import { accountUrl, regulationUrl, trackingUrl } from './api/present.ts'
import { openAuth } from './auth/auth.ts'
import { makeSetupLink } from './auth/setup.ts'
import { deliveries } from './channels/deliveries.ts'
import { readDkim } from './channels/email/dkim.ts'
import { openEmail } from './channels/email/open-email.ts'
import { staffMail } from './channels/email/staff-mail.ts'
import { openMessengers } from './channels/messenger/open-messengers.ts'
import type { WordingParts } from './channels/word-letter.ts'
import { fillDemo } from './demo/fill-demo.ts'
import { openDesks } from './desks/open-desks.ts'
import { openFiles } from './files.ts'
import { openShell } from './handle/open-shell.ts'
import type { Shell } from './handle/shell.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { openHub } from './realtime/hub.ts'
import { listen } from './realtime/listen.ts'
import type { Address, Settings } from './settings.ts'
import { codeOf, reasonOf, StartProblem } from './start-problem.ts'
import { openDatabase } from './store/database.ts'
import { migrate } from './store/migrate.ts'

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** An installation that runs: its desks are served until `stop`. */
export interface Installation {
  readonly shell: Shell
  /** Where HTTP is served, with the port that was really taken. */
  readonly url: string
  /** Where letters are taken over SMTP, with the port that was really taken; null where the listener is off. */
  readonly smtp: { readonly host: string; readonly port: number } | null
  /** Makes the first administrator; null where there is one. */
  readonly setupLink: string | null
  /** Settles when the database is gone for good; nothing works any more. */
  readonly lost: Promise<StartProblem>
  /** Takes nothing new, ends what is under way, and closes everything in the reverse order of its opening. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** Told what happens at the start, a line each. */
  readonly say: (line: string) => void
  /** Another clock than the machine's. */
  readonly clock?: (() => Instant) | null
  /** Invented clients and cases for desks that have none. */
  readonly demo?: boolean
}

/** Where a test moves the clock, nothing but the sweep sees that a time has come. */
const SWEEP_OF_A_MOVED_CLOCK_MS = 500

/**
 * Starts everything in this process. What was opened before something failed is closed again.
 * @throws StartProblem with the sentence to show.
 */
export async function startInstallation(
  settings: Settings,
  { say, clock, demo = false }: StartOptions,
): Promise<Installation> {
  await using opened = new AsyncDisposableStack()
  const database = opened.adopt(await openDatabase(settings, { say }), (each) => each.close())
  const { pool } = database
  for (const name of await migrate(pool)) say(`applied the migration \`${name}\``)
  const shell = openShell({
    pool,
    files: openFiles(join(settings.dataDir, 'files')),
    mailDomain: settings.mailDomain,
    ...(clock ? { clock } : {}),
  })
  const { publicUrl, mailDomain, regulationsDir } = settings
  await openDesks({ pool, folder: regulationsDir, mailDomain, now: shell.clock(), say })
  if (demo) await fillDemo(shell, say)
  const live = openHub()
  opened.adopt(await listen(database.config, live, say), (listening) => listening.stop())

  const wording: WordingParts = {
    shell,
    trackingUrl: (deskId, number, secret) => trackingUrl(publicUrl, deskId, number, secret),
    regulationUrl: (deskId, page) => regulationUrl(publicUrl, deskId, page),
  }
  const { dkimSelector, dataDir } = settings
  const dkim = dkimSelector === null ? null : await readDkim(dataDir, dkimSelector, mailDomain)
  const email = opened.adopt(
    await openEmail({
      ...wording,
      accountUrl: (deskId) => accountUrl(publicUrl, deskId),
      settings,
      dkim,
      publicUrl,
      say,
    }),
    (each) => each.close(),
  )
  const messengers = opened.adopt(
    openMessengers({ ...wording, secret: settings.secret, publicUrl, say, ...(clock ? { lookEveryMs: 1_000 } : {}) }),
    (each) => each.close(),
  )
  opened.adopt(
    startJobs(shell, deliveries(shell, email.tasks, messengers), {
      say,
      ...(clock ? { sweepEveryMs: SWEEP_OF_A_MOVED_CLOCK_MS } : {}),
    }),
    (jobs) => jobs.stop(),
  )

  const isBuilt = existsSync(join(WEB, 'portal/index.html'))
  if (!isBuilt) say(`there are no web pages in \`${WEB}\`: only the API is served; \`npm start\` builds them`)
  const app = opened.adopt(
    await buildApi({
      shell,
      messengers,
      mail: { sendsMail: settings.smtpUrl !== null, dkim: dkim?.record ?? null },
      live,
      auth: openAuth({
        pool,
        secret: settings.secret,
        publicUrl,
        ...(settings.smtpUrl === null ? {} : { sendReset: staffMail(settings.smtpUrl, mailDomain) }),
      }),
      administratorsNeedSecondFactor: settings.administratorsNeedSecondFactor,
      publicUrl,
      secret: settings.secret,
      webDir: isBuilt ? WEB : null,
      uploadLimitBytes: settings.uploadLimitBytes,
      undoMs: settings.undoMs,
      rateLimit: settings.rateLimit,
      trustProxy: settings.trustProxy,
      logLevel: settings.logLevel,
      checkResponses: false,
    }),
    (each) => each.close(),
  )
  const url = await serve(app, settings.http)
  const setupLink = await makeSetupLink(pool, publicUrl, shell.clock())

  const running = opened.move()
  let stopped: Promise<void> | null = null
  return {
    shell,
    url,
    smtp: email.smtp,
    setupLink,
    lost: database.lost,
    stop: () => (stopped ??= running.disposeAsync()),
  }
}

interface Listening {
  listen(where: Address): Promise<string>
}

/** @throws StartProblem where the address can't be had. */
async function serve(app: Listening, address: Address): Promise<string> {
  try {
    return await app.listen(address)
  } catch (thrown) {
    const where = `${address.host}:${address.port}`
    const why = {
      EADDRINUSE: 'another program listens there',
      EACCES: 'this account may not use that port',
      EADDRNOTAVAIL: 'this machine has no such address',
      ENOTFOUND: 'no such host is known',
    }[codeOf(thrown)]
    throw new StartProblem(
      `can't serve HTTP on \`${where}\`: ${why ?? reasonOf(thrown)}; set REGLAMENT_HOST or REGLAMENT_PORT to others`,
    )
  }
}
