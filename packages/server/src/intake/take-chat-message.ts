import type { Request } from '@reglament/engine'
import type { NewAttachment, NewMessage, Within } from '../handle/command.ts'
import { handle } from '../handle/handle.ts'
import { register } from '../handle/register.ts'
import { readCase, readCaseByNumber } from '../store/case/case-detail.ts'
import { rootOfCase } from '../store/case/thread.ts'
import { findContactByPhone } from '../store/client/client.ts'
import {
  answerCaseAt,
  belongsToCase,
  caseOfChatMessage,
  claimLinkCode,
  linkPeer,
  meetPeer,
  openCaseAt,
  rememberChatMessage,
  type Talk,
} from '../store/messenger/messenger-talk.ts'
import { inDesk } from '../store/transaction.ts'
import { type ChatMessage, type ChatPress, chatAddress } from './chat-message.ts'
import { deskRegulation } from './desk-regulation.ts'
import { readFacts } from './facts.ts'
import { hashLinkCode } from './link-code.ts'
import type { IntakeParts } from './parts.ts'
import { supplyStated } from './supply-stated.ts'

export type ChatTaken =
  | { readonly kind: 'registered' | 'replied'; readonly caseId: string; readonly number: number }
  /** The conversation is known now, and goes on with that case where there is one. */
  | { readonly kind: 'linked'; readonly number: number | null }
  | { readonly kind: 'unknown-code' | 'not-theirs' }
  /** There is nothing in it to make a case of. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'taken-already' }
  /** The engine's word against what was asked. */
  | { readonly kind: 'rejected'; readonly code: string }

class TakenAlready extends Error {
  override readonly name = 'TakenAlready'
}

interface Writer {
  readonly talk: Talk
  readonly address: string
  readonly contactId: string | null
  readonly organizationId: string | null
}

/**
 * Makes a message of a messenger a case or a part of one, in the transaction that remembers it: brought again, it is
 * `taken-already`. A conversation goes on with the case whose message it answers, else with the one of its open cases
 * that was worked last; without one, it is a new question (A11: registered with the same care as any).
 * @throws what the database or the disk throws; nothing is taken then.
 */
export async function takeChatMessage(
  parts: IntakeParts,
  deskId: string,
  accountId: string,
  message: ChatMessage,
): Promise<ChatTaken> {
  const { shell } = parts
  const talk: Talk = { accountId, peer: message.peer }
  const address = chatAddress(accountId, message.peer)
  const known = await inDesk(shell.pool, deskId, async (db) => {
    if ((await caseOfChatMessage(db, talk, message.id)) !== null) return null
    return meetPeer(db, talk, message.name, shell.clock())
  })
  if (known === null) return { kind: 'taken-already' }
  const writer: Writer = { talk, address, ...known }
  try {
    if (message.code !== null) return await link(parts, deskId, writer, message, message.code)
    if (message.phone !== null) return await prove(parts, deskId, writer, message, message.phone)
    if (message.pressed !== null) return await press(parts, deskId, writer, message, message.pressed)
    if (message.text.trim() === '' && message.files.length === 0) return { kind: 'empty' }
    return await say(parts, deskId, writer, message)
  } catch (thrown) {
    if (thrown instanceof TakenAlready) return { kind: 'taken-already' }
    throw thrown
  }
}

async function say(parts: IntakeParts, deskId: string, writer: Writer, message: ChatMessage): Promise<ChatTaken> {
  const { shell } = parts
  const said = await toMessage(parts, writer, message)
  const caseId = await caseToGoOn(parts, deskId, writer, message.answers)
  const within = remembering(parts, writer, message)
  if (caseId !== null) {
    await supplyStated(parts, deskId, caseId, message.text)
    const outcome = await handle(shell, deskId, caseId, { kind: 'reply' }, client(writer), said, within)
    if (outcome.kind === 'done') return { kind: 'replied', caseId, number: outcome.number }
    // A case that takes no reply: what was written still gets a case.
  }
  const outcome = await register(shell, deskId, {
    command: { kind: 'register', request: await requestOf(parts, deskId, message) },
    actor: client(writer),
    client: writer.contactId === null ? null : writer,
    subject: subjectOf(message),
    answerTo: writer.address,
    message: said,
    within,
  })
  if (outcome.kind === 'done') return { kind: 'registered', caseId: outcome.caseId, number: outcome.number }
  return { kind: 'rejected', code: outcome.kind === 'rejected' ? outcome.code : outcome.kind }
}

/** The person came with a code from a tracking page: the conversation is that client's, and the case goes on here. */
async function link(
  parts: IntakeParts,
  deskId: string,
  writer: Writer,
  message: ChatMessage,
  code: string,
): Promise<ChatTaken> {
  const { shell } = parts
  const found = await inDesk(shell.pool, deskId, (db) =>
    claimLinkCode(db, hashLinkCode(code), writer.address, shell.clock()),
  )
  if (!found) return { kind: 'unknown-code' }
  const text = `${message.name ?? message.peer} → ${writer.address.split(':')[0]}`
  const note: NewMessage = { ...empty(writer, message), direction: 'note', text }
  const outcome = await handle(
    shell,
    deskId,
    found.caseId,
    { kind: 'note' },
    { role: 'desk' },
    note,
    async (db, done) => {
      await remembering(parts, writer, message)(db, done)
      await answerCaseAt(db, found.caseId, writer.address)
      if (found.contactId !== null) await linkPeer(db, writer.talk, found.contactId, shell.clock())
    },
  )
  return outcome.kind === 'done' ? { kind: 'linked', number: found.number } : { kind: 'unknown-code' }
}

/** The messenger vouches for the person's number: it says who they are, and is what a case may have been missing. */
async function prove(
  parts: IntakeParts,
  deskId: string,
  writer: Writer,
  message: ChatMessage,
  phone: string,
): Promise<ChatTaken> {
  const { shell } = parts
  const caseId = await inDesk(shell.pool, deskId, (db) => openCaseAt(db, writer.address))
  let number: number | null = null
  if (caseId !== null) {
    const contact = { phone, ...(message.name === null ? {} : { name: message.name }) }
    const supply = { kind: 'supply', data: { contact } } as const
    const outcome = await handle(
      shell,
      deskId,
      caseId,
      supply,
      client(writer),
      undefined,
      remembering(parts, writer, message),
    )
    if (outcome.kind === 'done') number = outcome.number
  }
  await inDesk(shell.pool, deskId, async (db) => {
    const contact = await findContactByPhone(db, phoneKey(phone))
    if (contact) await linkPeer(db, writer.talk, contact.id, shell.clock())
  })
  return { kind: 'linked', number }
}

async function press(
  parts: IntakeParts,
  deskId: string,
  writer: Writer,
  message: ChatMessage,
  { what, number }: ChatPress,
): Promise<ChatTaken> {
  const { shell } = parts
  const caseId = await inDesk(shell.pool, deskId, async (db) => {
    const found = await readCaseByNumber(db, number)
    if (!found) return null
    const root = await rootOfCase(db, found.id)
    return (await belongsToCase(db, root, writer)) ? root : null
  })
  if (caseId === null) return { kind: 'not-theirs' }
  const within = remembering(parts, writer, message)
  const outcome =
    what === 'confirm'
      ? await handle(shell, deskId, caseId, { kind: 'confirm' }, client(writer), undefined, within)
      : await handle(
          shell,
          deskId,
          caseId,
          { kind: 'reply' },
          client(writer),
          await toMessage(parts, writer, message),
          within,
        )
  if (outcome.kind === 'done') return { kind: 'replied', caseId, number: outcome.number }
  return { kind: 'rejected', code: outcome.kind === 'rejected' ? outcome.code : outcome.kind }
}

/** The case that a message goes on with, after all merges; null where it is a new question. */
async function caseToGoOn(
  { shell }: IntakeParts,
  deskId: string,
  writer: Writer,
  answers: string | null,
): Promise<string | null> {
  return inDesk(shell.pool, deskId, async (db) => {
    const answered = answers === null ? null : await caseOfChatMessage(db, writer.talk, answers)
    const caseId = answered ?? (await openCaseAt(db, writer.address))
    if (caseId === null) return null
    const root = await rootOfCase(db, caseId)
    const found = await readCase(db, root)
    const isTheirs = root === caseId || (await belongsToCase(db, root, writer))
    return found && isTheirs ? root : null
  })
}

function remembering({ shell }: IntakeParts, { talk }: Writer, message: ChatMessage): Within {
  return async (db, { caseId }) => {
    const row = { externalId: message.id, caseId, direction: 'in' } as const
    if (!(await rememberChatMessage(db, talk, row, shell.clock()))) throw new TakenAlready(message.id)
  }
}

const client = ({ contactId }: Writer) => ({ role: 'client', id: contactId }) as const

function empty({ contactId }: Writer, { name }: ChatMessage): NewMessage {
  return {
    direction: 'in',
    channel: 'messenger',
    author: { role: 'client', id: contactId, name, email: null },
    subject: null,
    text: '',
    visibleText: null,
    html: null,
    internetId: null,
    attachments: [],
  }
}

/** The bytes of the files are on the disk when this resolves. */
async function toMessage({ shell }: IntakeParts, writer: Writer, message: ChatMessage): Promise<NewMessage> {
  const attachments: NewAttachment[] = []
  for (const [index, file] of message.files.entries()) {
    const { sha256, sizeBytes } = await shell.files.put(file.content)
    attachments.push({
      filename: file.filename ?? `${file.contentType.split('/')[0]}-${index + 1}`,
      contentType: file.contentType,
      sizeBytes,
      sha256,
      contentId: null,
      isInline: false,
    })
  }
  return { ...empty(writer, message), text: message.text, attachments }
}

/** What the message asks for, as far as it says so plainly; the engine finds what is missing. */
async function requestOf({ shell }: IntakeParts, deskId: string, message: ChatMessage): Promise<Request> {
  const { products, vendor } = await deskRegulation(shell, deskId)
  const { inn, ...facts } = readFacts(message.text, products, vendor.en)
  return {
    at: new Date(shell.clock()).toISOString(),
    channel: 'messenger',
    ...(message.name === null ? {} : { contact: { name: message.name } }),
    ...(inn === undefined ? {} : { organization: { inn } }),
    ...facts,
    ...(message.text.trim() === '' ? {} : { description: message.text.trim() }),
  }
}

const SUBJECT_CHARS = 120

function subjectOf({ text, files }: ChatMessage): string {
  const firstLine = text.split('\n').find((line) => line.trim() !== '') ?? ''
  return (firstLine.trim() || files[0]?.filename || '—').slice(0, SUBJECT_CHARS).toWellFormed()
}

/** As `identify` keeps it. */
function phoneKey(phone: string): string {
  return `+${phone.replace(/\D/g, '')}`
}
