// A desk that letters reach, for the tests of the intake: raw messages in, cases out.
import { readMessage } from '../../src/channels/email/read-message.ts'
import { receive } from '../../src/channels/email/receive.ts'
import type { Shell } from '../../src/handle/shell.ts'
import type { Taken } from '../../src/intake/take-mail.ts'
import { inDesk } from '../../src/store/transaction.ts'

export const SECRET = 'a secret of at least thirty-two characters'
export const DESK = 'ideco-ics'
export const DESK_ADDRESS = 'ideco-ics@desk.example'

export interface Written {
  readonly from?: string
  readonly to?: string
  readonly cc?: string
  readonly subject?: string
  readonly id?: string
  readonly inReplyTo?: string
  readonly headers?: readonly string[]
  readonly text?: string
}

/** A letter as its sender's program writes it. */
export function letter({
  from = 'Анна <kotova@romashka.example>',
  to = DESK_ADDRESS,
  cc,
  subject = 'Вопрос',
  id,
  inReplyTo,
  headers = [],
  text = 'Не работает шлюз',
}: Written): Buffer {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    ...(cc === undefined ? [] : [`Cc: ${cc}`]),
    `Subject: ${subject}`,
    ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`]),
    'Date: Mon, 2 Mar 2026 10:00:00 +0300',
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    text,
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

/** Keeps the message and reads everything that waits, as the job does. */
export async function post(
  shell: Shell,
  raw: Buffer,
  rcptTo: readonly string[] = [DESK_ADDRESS],
  deskId = DESK,
  mailFrom = 'x@sender.example',
): Promise<Taken> {
  await receive(shell, deskId, { source: 'smtp', envelope: { mailFrom, rcptTo }, raw })
  const [taken = { kind: 'taken-already' as const }] = await readAll(shell, deskId)
  return taken
}

/** Reads every message that waits; in order. */
export async function readAll(shell: Shell, deskId = DESK): Promise<Taken[]> {
  const { rows } = await inDesk(shell.pool, deskId, (db) =>
    db.query<{ id: string }>({ text: `select id from raw_message where status = 'stored' order by received_at, id` }),
  )
  const taken: Taken[] = []
  for (const { id } of rows) taken.push(await readMessage({ shell, secret: SECRET }, deskId, id))
  return taken
}

export async function count(
  shell: Shell,
  table: 'support_case' | 'raw_message' | 'message' | 'letter',
  where = 'true',
  deskId = DESK,
): Promise<number> {
  const { rows } = await inDesk(shell.pool, deskId, (db) =>
    db.query<{ n: string }>({ text: `select count(*) as n from ${table} where ${where}` }),
  )
  return Number(rows[0]?.n)
}
