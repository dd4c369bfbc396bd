import { type Actor, instant, type Request } from '@reglament/engine'
import type { Within } from '../handle/command.ts'
import { handle } from '../handle/handle.ts'
import { register } from '../handle/register.ts'
import { keepCaseMailbox } from '../store/case/case-mailbox.ts'
import { addParticipants } from '../store/case/thread.ts'
import { type DeskMailbox, readDesk } from '../store/desk/desk.ts'
import { endRaw, type RawEnd } from '../store/intake/raw-message.ts'
import { meetReaders } from '../store/letter/copy-reader.ts'
import { listDeskAddresses } from '../store/letter/letter.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import { takeBounce } from './bounced.ts'
import { deskRegulation } from './desk-regulation.ts'
import { readFacts } from './facts.ts'
import { findThread } from './find-thread.ts'
import type { IncomingMail, Received } from './incoming.ts'
import { toMessage } from './new-message.ts'
import type { IntakeParts } from './parts.ts'
import { bareAddress } from './reply-address.ts'
import { supplyStated } from './supply-stated.ts'

/** What became of a letter. */
export type Taken =
  | { readonly kind: 'registered' | 'replied' | 'noted'; readonly caseId: string; readonly number: number }
  /** It waits for a person, with the reason. */
  | { readonly kind: 'for-a-person'; readonly problem: string }
  /** It is our own letter that came back. */
  | { readonly kind: 'dropped'; readonly problem: string }
  /** Somebody else has taken it in the meantime. */
  | { readonly kind: 'taken-already' }

/** Thrown inside the transaction that finds the message ended: everything in it is undone. */
class TakenAlready extends Error {
  override readonly name = 'TakenAlready'
}

/**
 * Makes a letter a case or a part of one. The stored message is marked in the same transaction that writes the case:
 * a process that dies anywhere here leaves the message waiting and nothing half done.
 */
export async function takeMail(
  parts: IntakeParts,
  deskId: string,
  received: Received,
  mail: IncomingMail,
): Promise<Taken> {
  try {
    return await take(parts, deskId, received, mail)
  } catch (thrown) {
    if (thrown instanceof TakenAlready) return { kind: 'taken-already' }
    throw thrown
  }
}

async function take(parts: IntakeParts, deskId: string, received: Received, mail: IncomingMail): Promise<Taken> {
  const { shell } = parts
  // Just before: who is put into the copy hears of what this very letter brings about.
  const began = instant(shell.clock() - 1)
  const own = new Set(await listDeskAddresses(shell.pool))
  const sender = mail.from?.address
  const end = (status: 'unreadable' | 'dropped', problem: string) =>
    inDesk(shell.pool, deskId, (db) => endOnce(db, received.rawId, { status, problem }))
  const forPerson = async (problem: string): Promise<Taken> => {
    await end('unreadable', problem)
    return { kind: 'for-a-person', problem }
  }

  if (sender !== undefined && own.has(bareAddress(sender))) {
    await end('dropped', 'loop')
    return { kind: 'dropped', problem: 'loop' }
  }
  const thread = await findThread(parts, deskId, mail, received)
  const mailbox = await mailboxOf(parts, deskId, mail, received)
  const within = (others: readonly string[]): Within => {
    return async (db, { caseId, messageId }) => {
      await endOnce(db, received.rawId, { status: 'taken', caseId, messageId })
      await addParticipants(db, caseId, others)
      await meetReaders(db, others, began)
      if (thread === null && mailbox !== null) await keepCaseMailbox(db, caseId, mailbox.address)
    }
  }
  if (mail.bounce !== null) {
    const caseId = await takeBounce(parts, deskId, mail.bounce, thread)
    return caseId === null ? forPerson('bounce') : note(caseId)
  }
  if (mail.automatic !== null && !(thread?.isParticipant && WEAK_SIGNS.has(mail.automatic))) {
    return thread?.isParticipant ? note(thread.caseId) : forPerson(`automatic: ${mail.automatic}`)
  }
  if (sender === undefined) return forPerson('no-sender')

  const others = [mail.from, ...mail.to, ...mail.cc]
    .flatMap((person) => person?.address ?? [])
    .filter((address) => !own.has(bareAddress(address)))
  const message = await toMessage(shell, mail, 'in', 'client')
  if (thread?.isParticipant) {
    const { partner } = thread
    const writer: Actor = partner ? { role: 'client', id: partner.contactId, partner: partner.is } : CLIENT
    const reply = partner ? { ...message, author: { ...message.author, partner: partner.is.name } } : message
    await supplyStated(parts, deskId, thread.caseId, mail.visibleText, writer)
    const outcome = await handle(shell, deskId, thread.caseId, { kind: 'reply' }, writer, reply, within(others))
    if (outcome.kind === 'done') return { kind: 'replied', caseId: thread.caseId, number: outcome.number }
    // A case that takes no reply: what was written still gets a case.
  }
  const outcome = await register(shell, deskId, {
    command: { kind: 'register', request: await requestOf(parts, deskId, mail, sender, mailbox) },
    actor: CLIENT,
    client: null,
    subject: subjectOf(mail),
    message,
    within: within(others),
  })
  if (outcome.kind === 'done') return { kind: 'registered', caseId: outcome.caseId, number: outcome.number }
  return forPerson(outcome.kind === 'rejected' ? outcome.code : outcome.kind)

  /** Kept with the case for whoever works it; the turn stays where it is and nobody is answered. */
  async function note(caseId: string): Promise<Taken> {
    const written = await toMessage(shell, mail, 'note', 'desk')
    const outcome = await handle(shell, deskId, caseId, { kind: 'note' }, { role: 'desk' }, written, within([]))
    if (outcome.kind === 'done') return { kind: 'noted', caseId, number: outcome.number }
    return forPerson(outcome.kind === 'rejected' ? outcome.code : outcome.kind)
  }
}

/**
 * What servers add to letters of people too: a person's answer that came through a company's list is an answer, and a
 * case must not close in silence over it. A program that answers says so by a stronger sign.
 */
const WEAK_SIGNS: ReadonlySet<string> = new Set(['list', 'auto-response-suppress', 'help-desk'])

const CLIENT = { role: 'client', id: null } as const

async function endOnce(db: DeskClient, rawId: string, end: RawEnd): Promise<void> {
  if (!(await endRaw(db, rawId, end))) throw new TakenAlready(`the message \`${rawId}\` was taken already`)
}

/** What the letter asks for, as far as it says so plainly; the engine finds what is missing. */
async function requestOf(
  { shell }: IntakeParts,
  deskId: string,
  mail: IncomingMail,
  sender: string,
  mailbox: DeskMailbox | null,
): Promise<Request> {
  const { products, vendor } = await deskRegulation(shell, deskId)
  const facts = readFacts(`${mail.subject}\n${mail.visibleText}`, products, vendor.en)
  const usual = mailbox?.product ?? null
  const product = facts.product ?? (usual !== null && usual in products ? usual : null)
  return {
    at: new Date(shell.clock()).toISOString(),
    channel: 'email',
    contact: { email: sender, ...(mail.from?.name ? { name: mail.from.name } : {}) },
    ...(facts.inn === undefined ? {} : { organization: { inn: facts.inn } }),
    ...(product === null ? {} : { product }),
    ...(facts.version === undefined ? {} : { version: facts.version }),
    ...(facts.licence === undefined ? {} : { licence: facts.licence }),
    ...(mail.visibleText === '' ? {} : { description: mail.visibleText }),
  }
}

/** The further address of the desk that the letter came to; null where it came to the first one, or to both. */
async function mailboxOf(
  { shell }: IntakeParts,
  deskId: string,
  mail: IncomingMail,
  { envelope }: Received,
): Promise<DeskMailbox | null> {
  const desk = await readDesk(shell.pool, deskId)
  if (!desk || desk.mailboxes.length === 0) return null
  const headers = [...mail.to, ...mail.cc].map(({ address }) => address)
  const to = new Set((envelope.rcptTo.length > 0 ? envelope.rcptTo : headers).map(bareAddress))
  if (desk.mailAddress !== null && to.has(desk.mailAddress.toLowerCase())) return null
  return desk.mailboxes.find(({ address }) => to.has(address)) ?? null
}

const SUBJECT_CHARS = 200

/** The subject without the marks of answers; else the first words; a list needs something to show. */
function subjectOf(mail: IncomingMail): string {
  const subject = mail.subject.replace(/^(?:\s*(?:re|fwd?|fw|отв|ответ|пересл)\s*(?:\[\d+\])?:)+\s*/iu, '').trim()
  const firstLine = mail.visibleText.split('\n').find((line) => line.trim() !== '') ?? ''
  return (subject || firstLine.trim() || mail.attachments[0]?.filename || '—').slice(0, SUBJECT_CHARS).toWellFormed()
}
