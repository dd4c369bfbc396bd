import type { Shell } from '../../handle/shell.ts'
import type { Settings } from '../../settings.ts'
import { StartProblem } from '../../start-problem.ts'
import { type Desk, listDesks } from '../../store/desk/desk.ts'
import { DELIVER_LETTER } from '../../store/job-queue.ts'
import { releaseHeldLetters } from '../../store/letter/letter.ts'
import { inDesk } from '../../store/transaction.ts'
import { type DeliveryParts, deliverLetter } from './deliver-letter.ts'
import type { Dkim } from './dkim.ts'
import { type Mailbox, parseMailbox, readMailbox } from './imap.ts'
import { openOutgoing } from './outgoing.ts'
import { readMessage } from './read-message.ts'
import { sendDigest, startDigests } from './send-digest.ts'
import { sendSignIn } from './send-sign-in.ts'
import { listenSmtp } from './smtp-listener.ts'

export interface Email {
  /** What the jobs run. */
  readonly tasks: {
    deliverLetter(deskId: string, letterId: string): Promise<void>
    readMessage(deskId: string, rawId: string): Promise<void>
    sendSignIn(deskId: string, askId: string): Promise<void>
    sendDigest(deskId: string, email: string): Promise<void>
    startDigests(): Promise<void>
  }
  /** Where letters are taken over SMTP, with the port that was really taken; null where the listener is off. */
  readonly smtp: { readonly host: string; readonly port: number } | null
  /** Takes no more letters, and closes the connections to other servers. Stop the jobs first. */
  close(): Promise<void>
}

export interface EmailParts {
  readonly shell: Shell
  readonly settings: Pick<Settings, 'smtpListen' | 'smtpUrl' | 'imapUrls' | 'secret'>
  /** null: letters are not signed. */
  readonly dkim: Dkim | null
  readonly trackingUrl: DeliveryParts['trackingUrl']
  readonly regulationUrl: DeliveryParts['regulationUrl']
  /** Where clients sign in. */
  readonly accountUrl: (deskId: string) => string
  /** How people reach the desk, without a slash at the end. */
  readonly publicUrl: string
  readonly say: (line: string) => void
}

/**
 * Opens the e-mail channel: the SMTP listener, the mailboxes, the server that sends.
 * @throws StartProblem where the listener's address can't be had or a mailbox belongs to no desk.
 */
export async function openEmail(parts: EmailParts): Promise<Email> {
  await using opened = new AsyncDisposableStack()
  const { shell, settings, trackingUrl, regulationUrl, say } = parts
  const { secret, smtpUrl, smtpListen } = settings
  const desks = await listDesks(shell.pool)
  const outgoing = smtpUrl === null ? null : openOutgoing(smtpUrl, parts.dkim)
  if (outgoing) {
    opened.defer(() => outgoing.close())
    for (const { id } of desks) await inDesk(shell.pool, id, (db) => releaseHeldLetters(db, DELIVER_LETTER))
  } else {
    say('REGLAMENT_SMTP_URL is not set: letters to clients are held until it is')
  }
  const mailboxes = settings.imapUrls.map((url) => {
    const mailbox = parseMailbox(url)
    return { mailbox, deskId: deskOf(mailbox, desks) }
  })
  const smtp =
    smtpListen === null
      ? null
      : opened.adopt(await listenSmtp(shell, smtpListen, say).catch(cannotListen(smtpListen)), (each) => each.close())
  for (const { mailbox, deskId } of mailboxes) {
    opened.adopt(readMailbox(shell, deskId, mailbox, { say }), (each) => each.stop())
  }
  const digests = { shell, secret, outgoing, trackingUrl, publicUrl: parts.publicUrl }
  const running = opened.move()
  return {
    tasks: {
      async deliverLetter(deskId, letterId) {
        await deliverLetter({ shell, secret, outgoing, trackingUrl, regulationUrl }, deskId, letterId)
      },
      async readMessage(deskId, rawId) {
        await readMessage({ shell, secret }, deskId, rawId)
      },
      async sendSignIn(deskId, askId) {
        await sendSignIn({ shell, secret, outgoing, accountUrl: parts.accountUrl }, deskId, askId)
      },
      async sendDigest(deskId, email) {
        await sendDigest(digests, deskId, email)
      },
      startDigests: () => startDigests(digests),
    },
    smtp: smtp && { host: smtp.host, port: smtp.port },
    close: () => running.disposeAsync(),
  }
}

function deskOf({ desk, user, host }: Mailbox, desks: readonly Desk[]): string {
  const found =
    desk === null
      ? desks.find(({ mailAddress, mailboxes }) =>
          [mailAddress, ...mailboxes.map(({ address }) => address)].some(
            (address) => address?.toLowerCase() === user.toLowerCase(),
          ),
        )
      : desks.find(({ id }) => id === desk)
  const only = desk === null && desks.length === 1 ? desks[0] : undefined
  const chosen = found ?? only
  if (chosen) return chosen.id
  const known = desks.map(({ id }) => `\`${id}\``).join(', ')
  throw new StartProblem(
    `REGLAMENT_IMAP_URLS names the mailbox \`${user}\` at \`${host}\`, which belongs to no desk: put \`?desk=ID\` at the end of its URL, with one of ${known}`,
  )
}

function cannotListen({ host, port }: { readonly host: string; readonly port: number }) {
  return (thrown: unknown): never => {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new StartProblem(
      `can't take letters on \`${host}:${port}\`: ${why}; set REGLAMENT_SMTP_LISTEN to another address, or to nothing for no listener`,
    )
  }
}
