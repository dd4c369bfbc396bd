import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import type { Shell } from '../../handle/shell.ts'
import { bareAddress } from '../../intake/reply-address.ts'
import { findDeskByAddress } from '../../store/desk/desk.ts'
import { receive } from './receive.ts'

export interface SmtpListener {
  readonly host: string
  /** The port that was given by the system where 0 was asked for. */
  readonly port: number
  /** Stops listening; messages on their way are finished first. */
  close(): Promise<void>
}

const DEFAULT_LIMIT_BYTES = 25 * 1024 * 1024
const IDLE_MS = 60_000
const MAX_CLIENTS = 200

/**
 * Takes letters for the desks of this installation, from an MTA or from whoever reaches the port. «250» is said only
 * after the message and its job are committed; a database that fails for now is «451», and the sender tries again.
 */
export async function listenSmtp(
  shell: Shell,
  at: { readonly host: string; readonly port: number },
  log: (line: string) => void,
  limitBytes: number = DEFAULT_LIMIT_BYTES,
): Promise<SmtpListener> {
  const server = new SMTPServer({
    // Nobody logs in, and without a certificate of the operator's own STARTTLS would promise what it can't keep.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: limitBytes,
    socketTimeout: IDLE_MS,
    closeTimeout: 10_000,
    maxClients: MAX_CLIENTS,
    disableReverseLookup: true,
    logger: false,
    banner: 'reglament',
    onRcptTo({ address }, _session, done) {
      findDeskByAddress(shell.pool, bareAddress(address)).then(
        (desk) => done(desk ? null : smtpError(550, `no desk has the address ${address}`)),
        (thrown) => done(laterFor(thrown, log)),
      )
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope
      const envelope = {
        mailFrom: mailFrom ? mailFrom.address : '',
        rcptTo: rcptTo.map(({ address }) => address),
      }
      collect(stream, limitBytes)
        .then(async (raw) => {
          if (raw === null) return done(smtpError(552, `the message is larger than ${limitBytes} bytes`))
          await keep(shell, envelope, raw)
          done()
        })
        .catch((thrown: unknown) => done(laterFor(thrown, log)))
    },
  })
  // A peer that breaks off is everyday; the listener goes on.
  server.on('error', (error) => log(`smtp: ${error.message}`))
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(at.port, at.host, () => {
      server.off('error', failed)
      listening()
    })
  })
  const { port } = server.server.address() as AddressInfo
  return { host: at.host, port, close: () => new Promise((closed) => server.close(() => closed())) }
}

/** A message for several desks is kept for each; tried again after a failure in the middle, it doubles for none. */
async function keep(
  shell: Shell,
  envelope: { mailFrom: string; rcptTo: readonly string[] },
  raw: Buffer,
): Promise<void> {
  const byDesk = new Map<string, string[]>()
  for (const address of envelope.rcptTo) {
    const desk = await findDeskByAddress(shell.pool, bareAddress(address))
    if (!desk) throw new Error(`the desk of \`${address}\` is gone`)
    byDesk.set(desk.id, [...(byDesk.get(desk.id) ?? []), address])
  }
  for (const [deskId, rcptTo] of byDesk) {
    await receive(shell, deskId, { source: 'smtp', envelope: { ...envelope, rcptTo }, raw })
  }
}

/** null where it is larger than the limit; the rest is read and forgotten then. @throws where the peer breaks off. */
async function collect(stream: Readable & { sizeExceeded?: boolean }, limitBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size <= limitBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > limitBytes || stream.sizeExceeded ? null : Buffer.concat(chunks)
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function laterFor(thrown: unknown, log: (line: string) => void): Error {
  log(`smtp: a message was put off: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  return smtpError(451, 'not now, please try again later')
}
