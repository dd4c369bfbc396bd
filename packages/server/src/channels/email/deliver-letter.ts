import { isFaultOfAddress } from '../../intake/address-fault.ts'
import { replyAddress } from '../../intake/reply-address.ts'
import { readCaseMailbox } from '../../store/case/case-mailbox.ts'
import { type Desk, readDesk } from '../../store/desk/desk.ts'
import { noteChannel, noteLettersGo } from '../../store/intake/channel-sign.ts'
import { bouncedAmong, markBounced } from '../../store/letter/bounced-address.ts'
import {
  markLetter,
  type OutgoingLetter,
  readLetter,
  readThreadIds,
  type WrittenMessage,
} from '../../store/letter/letter.ts'
import { inDesk } from '../../store/transaction.ts'
import { AUTOMATIC, GIVE_UP_AFTER_MS, isTooMuch } from '../pace.ts'
import { type WordingParts, wordLetter } from '../word-letter.ts'
import type { Outgoing } from './outgoing.ts'

export interface DeliveryParts extends WordingParts {
  readonly secret: string
  /** null: no server that sends is set, and letters are held. */
  readonly outgoing: Outgoing | null
}

export type Delivered = 'sent' | 'held' | 'failed' | 'suppressed' | 'nothing-to-do'

/**
 * The job `deliver-letter`. A letter whose server refuses it for good is `failed` with the server's words; without a
 * server it is `held`. @throws on a passing failure, so that the job is tried again; a letter that could not be sent for
 * three days is `failed`.
 */
export async function deliverLetter(parts: DeliveryParts, deskId: string, letterId: string): Promise<Delivered> {
  const { shell, outgoing } = parts
  const desk = await readDesk(shell.pool, deskId)
  if (!desk) return 'nothing-to-do'
  const found = await inDesk(shell.pool, deskId, (db) => readLetter(db, letterId))
  if (!found || (found.status !== 'queued' && found.status !== 'held')) return 'nothing-to-do'
  const mark = async (status: 'sent' | 'failed' | 'held' | 'suppressed', problem: string | null) => {
    await inDesk(shell.pool, deskId, (db) => markLetter(db, letterId, { status, problem }, shell.clock()))
    return status
  }
  if (found.recipient === null) return mark('failed', 'no-address')
  if (await isTooMuch(shell, deskId, found.recipient, found.letter.kind))
    return mark('suppressed', 'too-many-in-an-hour')
  const bounced = await inDesk(shell.pool, deskId, (db) => bouncedAmong(db, addressesOf(found)))
  if (bounced.has(found.recipient.toLowerCase())) return mark('suppressed', 'bounced-address')
  if (outgoing === null) return mark('held', 'no-mail-server')
  if (desk.mailAddress === null) return mark('held', 'no-desk-address')
  const from = await addressOfCase(parts, desk, desk.mailAddress, found.caseId)
  const sent = await outgoing.send(await compose(parts, desk, from, found, found.recipient, bounced))
  if (sent.kind === 'sent') {
    await inDesk(shell.pool, deskId, (db) => noteLettersGo(db, shell.clock()))
    return mark('sent', null)
  }
  const { recipient } = found
  if (sent.kind === 'refused' && sent.isAddress && isFaultOfAddress(statusIn(sent.problem), sent.problem)) {
    const told = { status: statusIn(sent.problem), problem: sent.problem }
    await inDesk(shell.pool, deskId, (db) => markBounced(db, recipient, told, shell.clock()))
  }
  const isTooLate = shell.clock() - found.createdAt.getTime() > GIVE_UP_AFTER_MS
  if (sent.kind === 'refused' || isTooLate) return mark('failed', sent.problem)
  await inDesk(shell.pool, deskId, (db) =>
    noteChannel(db, { channel: 'letters', name: '', problem: sent.problem }, shell.clock()),
  )
  throw new Error(`letter \`${letterId}\` was not taken: ${sent.problem}`)
}

async function compose(
  parts: DeliveryParts,
  desk: Desk,
  deskAddress: string,
  found: OutgoingLetter,
  recipient: string,
  bounced: ReadonlySet<string>,
) {
  const { shell, secret } = parts
  const thread = await inDesk(shell.pool, desk.id, (db) => readThreadIds(db, found.caseId, found))
  const { carried, elsewhere } = filesOf(found)
  const { rendered, locale } = await wordLetter(
    parts,
    desk,
    found,
    elsewhere.map(({ filename }) => filename),
  )
  const automatic = AUTOMATIC[found.letter.kind]
  // The signed address stands in the envelope too: a bounce without any Message-ID finds its case.
  const signed = replyAddress(deskAddress, desk.id, found.number, found.caseId, secret)
  return {
    ...rendered,
    from: { address: deskAddress, name: desk.title[locale] },
    replyTo: signed,
    envelopeFrom: signed,
    to: { address: recipient, name: found.contactName ?? '' },
    cc: addressesOf(found).filter((address) => address !== recipient.toLowerCase() && !bounced.has(address)),
    messageId: found.internetId,
    inReplyTo: thread.at(-1) ?? null,
    references: thread,
    date: found.createdAt,
    headers: automatic ? { 'Auto-Submitted': automatic, 'X-Auto-Response-Suppress': 'All' } : {},
    attachments: await Promise.all(
      carried.map(async ({ filename, contentType, sha256, contentId, isInline }) => ({
        filename,
        contentType,
        content: Buffer.from(await shell.files.read(sha256)),
        cid: isInline ? contentId : null,
      })),
    ),
  }
}

/** Of all files of a letter together, before they are encoded; most servers take 25 MB encoded. */
const MOST_CARRIED_BYTES = 16_000_000

/** The files that a letter carries, in their order as long as there is room, and those that have none. */
function filesOf({ written }: OutgoingLetter) {
  let room = MOST_CARRIED_BYTES
  const carried: WrittenMessage['files'][number][] = []
  const elsewhere: WrittenMessage['files'][number][] = []
  for (const file of written?.files ?? []) {
    const fits = file.sizeBytes <= room
    ;(fits ? carried : elsewhere).push(file)
    if (fits) room -= file.sizeBytes
  }
  return { carried, elsewhere }
}

/** Whom a letter is for, in lower case: colleagues whose cases were merged into this one wait for the same answer. */
function addressesOf({ recipient, joined }: OutgoingLetter): readonly string[] {
  const all = [recipient, ...joined.map(({ contactEmail }) => contactEmail)]
  return [...new Set(all.flatMap((address) => address?.toLowerCase() ?? []))]
}

/** The address that the case came to, as long as it is one of the desk's. */
async function addressOfCase(
  { shell }: DeliveryParts,
  { id, mailboxes }: Desk,
  first: string,
  caseId: string,
): Promise<string> {
  if (mailboxes.length === 0) return first
  const came = await inDesk(shell.pool, id, (db) => readCaseMailbox(db, caseId))
  return mailboxes.find(({ address }) => address === came)?.address ?? first
}

/** RFC 3463, in a server's words. */
const statusIn = (problem: string) => /\b5\.\d{1,3}\.\d{1,3}\b/.exec(problem)?.[0] ?? null
