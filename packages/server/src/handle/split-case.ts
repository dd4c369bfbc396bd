import type { Actor, Request } from '@reglament/engine'
import { readMessages } from '../store/case/case-detail.ts'
import { type LockedCase, lockCase } from '../store/case/case-lock.ts'
import { insertCase, updateCase, type WrittenCase } from '../store/case/case-write.ts'
import { insertLink } from '../store/case/link.ts'
import { insertMessages } from '../store/case/message-copy.ts'
import { copyParticipants } from '../store/case/thread.ts'
import { lockTurnOfCase } from '../store/case/turn.ts'
import { readClientFacts } from '../store/intake/intake.ts'
import { type DeskClient, inDesk, OutOfDate } from '../store/transaction.ts'
import { change, tellLater } from './change.ts'
import type { Outcome } from './command.ts'
import { admissionFact, clientsHoldings, invitedFact } from './complete.ts'
import { copiesOf, questionOf } from './question.ts'
import { orRejection, RolledBack } from './rolled-back.ts'
import { beforeWithSeat } from './seat.ts'
import type { Shell } from './shell.ts'

/** What a specialist takes out of a case: messages of the client, or a part of one, and what is known of that question. */
export interface SplitInput {
  /** Ids of the client's messages; may be empty where the case has none. */
  readonly messages: readonly string[]
  /** The part of the one message that is the other question; null: all that the messages say. */
  readonly text: string | null
  readonly subject: string | null
  readonly about: Pick<Request, 'product' | 'version' | 'topic'>
}

/**
 * Makes the other question of a case a case of its own (I21), in one transaction: the first one keeps what it has, the
 * second gets copies of the messages, the client, the regulation that the question came under, and the turn that the
 * client's cases have (I22). It is judged as of the first of those messages. The outcome is the second case's.
 * @throws UnusableQuestion where the messages are not the client's, or the part is not in the message.
 */
export function splitCase(
  shell: Shell,
  deskId: string,
  caseId: string,
  input: SplitInput,
  actor: Actor,
): Promise<Outcome> {
  return orRejection(() => inDesk(shell.pool, deskId, (db) => splitIn(shell, db, caseId, input, actor)))
}

async function splitIn(
  shell: Shell,
  db: DeskClient,
  caseId: string,
  input: SplitInput,
  actor: Actor,
): Promise<Outcome> {
  const now = shell.clock()
  const [lockedKey, first] = await Promise.all([lockTurnOfCase(db, caseId), lockCase(db, caseId)])
  if (!first) return { kind: 'unknown-case' }
  if (first.clientKey !== lockedKey) throw new OutOfDate('the case went to another client meanwhile')
  const regulation = await shell.regulations.get(db, first.state.regulation)
  const question = questionOf(await readMessages(db, caseId), input, first.state)
  const into = shell.newId()
  const before = await beforeWithSeat(db, first, regulation, now)
  const split = change(shell, db.deskId, regulation, now, before, {
    command: { kind: 'split', into, messages: question.messages.map(({ id }) => id) },
    actor,
    message: null,
  })
  if (split.kind === 'rejected') throw new RolledBack(split)
  tellLater(shell, db, () => first.number, split)
  await db.query(updateCase(db.deskId, split.trail, split.columns))

  const ids = idsOf(first, into)
  const isInTurn = regulation.turns.oneAtATime
  const facts = await readClientFacts(db, ids)
  const copies = copiesOf(question, into, shell.newId)
  const [only] = copies.messages
  const { description: _, topic: __, ...known } = first.state.request
  const { onBehalf } = first.state
  const request: Request = {
    ...known,
    ...input.about,
    description: question.text,
    firstContact: false,
    holdings: onBehalf ? await clientsHoldings(db, ids.organizationId) : facts.holdings,
    ...invitedFact(facts, regulation),
  }
  const made = change(
    shell,
    db.deskId,
    regulation,
    now,
    { ...ids, caseId: into, version: 0, state: null, nextDue: null, recipient: before.recipient },
    {
      command: {
        kind: 'register',
        request,
        turnHeldBy: isInTurn ? facts.turnHeldBy : null,
        splitFrom: { caseId, askedAt: new Date(question.askedAt).toISOString() },
        ...(onBehalf ? { onBehalf } : {}),
        ...admissionFact(facts, now),
        // One message stands with the registration; several keep their own places before it.
        ...(only && copies.messages.length === 1 ? { message: { messageId: only.id } } : {}),
      },
      actor,
      message: null,
    },
  )
  if (made.kind === 'rejected') throw new RolledBack(made)
  const trackingSecret = shell.newSecret()
  const subject = input.subject ?? subjectOf(question.text, first.subject)
  const own = { subject, trackingSecret, answerTo: first.answerTo }
  const { rows } = await db.query<WrittenCase>(insertCase(db.deskId, made.trail, made.columns, own))
  const number = Number(rows[0]?.number)
  tellLater(shell, db, () => number, made)
  await insertMessages(db, copies)
  await copyParticipants(db, caseId, into)
  await insertLink(db, {
    id: shell.newId(),
    caseId: into,
    kind: 'split-from',
    otherCaseId: caseId,
    url: null,
    title: null,
    by: 'id' in actor ? actor.id : null,
    at: now,
  })
  const { state, version, events } = made
  return { kind: 'done', caseId: into, number, trackingSecret, version, state, events, messageId: only?.id ?? null }
}

/** The same client; one that nobody knows by name has a turn for each case. */
function idsOf(first: LockedCase, into: string) {
  const { organizationId, contactId } = first
  const clientKey = organizationId === null && contactId === null ? `case:${into}` : first.clientKey
  return { organizationId, contactId, clientKey }
}

const SUBJECT_CHARS = 120

/** The question's first line; that of the case it came from where it has none. */
function subjectOf(text: string, otherwise: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '')
  return (line?.trim() ?? otherwise).slice(0, SUBJECT_CHARS).toWellFormed()
}
