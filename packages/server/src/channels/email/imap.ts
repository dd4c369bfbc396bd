import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { Shell } from '../../handle/shell.ts'
import { reasonOf } from '../../start-problem.ts'
import { noteChannel } from '../../store/intake/channel-sign.ts'
import { inDesk } from '../../store/transaction.ts'
import { receive } from './receive.ts'

/** A mailbox that is read, as its URL says: `imaps://user:password@host:993/INBOX?desk=ics&move=Taken`. */
export interface Mailbox {
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
  readonly user: string
  readonly password: string
  readonly folder: string
  /** Whose letters these are; null: the desk whose address the user name is. */
  readonly desk: string | null
  /** Where taken messages go; null: they stay, marked as read. */
  readonly moveTo: string | null
}

export interface MailboxReader {
  /** Resolves when the connection is closed and nothing is under way. */
  stop(): Promise<void>
}

export interface ReadOptions {
  readonly say: (line: string) => void
  /** Between two looks, should the server forget to tell of new messages. */
  readonly lookEveryMs?: number
  readonly firstPauseMs?: number
}

const LOOK_EVERY_MS = 120_000
const FIRST_PAUSE_MS = 1_000
/** Quiet for this long, the connection asks to be told of news; imapflow's own default is 15 s. */
const IDLE_AFTER_MS = 50
const LONGEST_PAUSE_MS = 300_000
const LONGEST_MESSAGE_BYTES = 100 * 1024 * 1024

export function parseMailbox(url: string): Mailbox {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url)
  const isSecure = protocol === 'imaps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 993 : 143) : Number(port),
    isSecure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
    desk: searchParams.get('desk'),
    moveTo: searchParams.get('move'),
  }
}

/**
 * Reads a mailbox until `stop`: every unseen message is kept with its job first and marked on the server after, so
 * that a death between the two takes it again, and the store knows it. A lost connection comes back, with growing pauses.
 */
export function readMailbox(shell: Shell, deskId: string, mailbox: Mailbox, options: ReadOptions): MailboxReader {
  const stopping = new AbortController()
  const reading = keepReading(shell, deskId, mailbox, options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await reading
    },
  }
}

async function keepReading(
  shell: Shell,
  deskId: string,
  mailbox: Mailbox,
  options: ReadOptions,
  stopped: AbortSignal,
): Promise<void> {
  let failures = 0
  const note = (problem: string | null) =>
    inDesk(shell.pool, deskId, (db) =>
      noteChannel(db, { channel: 'mailbox', name: mailbox.user, problem }, shell.clock()),
    )
  while (!stopped.aborted) {
    try {
      await session(shell, deskId, mailbox, options, stopped, () => {
        failures = 0
        return note(null)
      })
    } catch (thrown) {
      if (!stopped.aborted)
        await note(reasonOf(thrown)).catch((again: unknown) =>
          options.say(`the state of a mailbox can't be kept: ${reasonOf(again)}`),
        )
      if (!stopped.aborted)
        options.say(`the mailbox \`${mailbox.user}\` at ${mailbox.host} can't be read for now: ${reasonOf(thrown)}`)
    }
    const pauseMs = Math.min((options.firstPauseMs ?? FIRST_PAUSE_MS) * 2 ** failures, LONGEST_PAUSE_MS)
    failures += 1
    // Aborted: the loop ends by its condition.
    await sleep(pauseMs, undefined, { signal: stopped }).catch(() => {})
  }
}

/** One connection; resolves when told to stop, throws when it is lost. */
async function session(
  shell: Shell,
  deskId: string,
  mailbox: Mailbox,
  { lookEveryMs = LOOK_EVERY_MS }: ReadOptions,
  stopped: AbortSignal,
  onGood: () => Promise<void>,
): Promise<void> {
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.isSecure,
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    autoIdleDelay: IDLE_AFTER_MS,
    maxIdleTime: lookEveryMs,
    maxLiteralSize: LONGEST_MESSAGE_BYTES,
  })
  const news = new News()
  const { promise: lost, reject: lose } = Promise.withResolvers<never>()
  lost.catch(() => {})
  client.on('error', lose)
  client.on('close', () => lose(new Error('the server closed the connection')))
  client.on('exists', () => news.tell())
  const onStop = () => client.close()
  stopped.addEventListener('abort', onStop, { once: true })
  try {
    await client.connect()
    await client.mailboxOpen(mailbox.folder)
    while (!stopped.aborted) {
      await takeUnseen(shell, deskId, mailbox, client)
      await onGood()
      await Promise.race([news.next(lookEveryMs), lost])
    }
  } finally {
    stopped.removeEventListener('abort', onStop)
    client.close()
  }
}

async function takeUnseen(shell: Shell, deskId: string, mailbox: Mailbox, client: ImapFlow): Promise<void> {
  const uids = (await client.search({ seen: false }, { uid: true })) || []
  const uidValidity = client.mailbox ? String(client.mailbox.uidValidity) : ''
  const account = `${mailbox.user}@${mailbox.host}`
  for (const uid of uids) {
    const message = (await client.fetchOne(String(uid), { source: true, uid: true }, { uid: true })) || null
    // Another program may have taken it away in the meantime.
    if (!message?.source) continue
    const place = { account, mailbox: mailbox.folder, uidValidity, uid }
    await receive(shell, deskId, {
      source: 'imap',
      envelope: { mailFrom: null, rcptTo: [], imap: place },
      raw: message.source,
      copyKey: Object.values(place).join('\n'),
    })
    const isMoved = mailbox.moveTo !== null && (await moved(client, uid, mailbox.moveTo))
    if (!isMoved) await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  }
}

/** False where the folder can't be had: the message then stays, marked as read, and is not taken twice. */
async function moved(client: ImapFlow, uid: number, folder: string): Promise<boolean> {
  const move = async () => Boolean(await client.messageMove(String(uid), folder, { uid: true }))
  if (await move().catch(() => false)) return true
  if (!client.usable) return false
  const isMade = await client.mailboxCreate(folder).then(
    () => true,
    () => false,
  )
  return isMade && (await move().catch(() => false))
}

/** Remembers what was told while nobody listened. */
class News {
  #isTold = false
  #wake: (() => void) | null = null

  tell(): void {
    this.#isTold = true
    this.#wake?.()
  }

  async next(longestMs: number): Promise<void> {
    if (!this.#isTold) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, longestMs)
      this.#wake = resolve
      await promise
      clearTimeout(timer)
      this.#wake = null
    }
    this.#isTold = false
  }
}
