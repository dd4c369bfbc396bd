import type { Instant, Regulation } from '@reglament/engine'
import { type Actor, type OnBehalf, type PartnerRef, type Rejection, type SeatFacts, seatOf } from '@reglament/engine'
import { insertCase, type WrittenCase } from '../store/case/case-write.ts'
import { lockTurn } from '../store/case/turn.ts'
import { readSeatFacts } from '../store/client/partner-grant.ts'
import { type ClientFacts, readClientFacts } from '../store/intake/intake.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import { change, prepareMessage, tellLater } from './change.ts'
import type { Outcome, Registration } from './command.ts'
import { admissionFact, clientsHoldings, completeRequest } from './complete.ts'
import { clientKey, identify } from './identify.ts'
import { orRejection, RolledBack } from './rolled-back.ts'
import type { Shell } from './shell.ts'

/**
 * Makes a case of a request, whatever its verdict: nothing that a client says is lost. The client is found or made,
 * the facts are read, the engine decides, and all is written in one transaction of three round trips (two for a
 * client who is known).
 */
export function register(shell: Shell, deskId: string, input: Registration): Promise<Outcome> {
  return orRejection(() => inDesk(shell.pool, deskId, (db) => registerIn(shell, db, input)))
}

async function registerIn(shell: Shell, db: DeskClient, input: Registration): Promise<Outcome> {
  const { deskId } = db
  const now = shell.clock()
  const caseId = shell.newId()
  const client = await identify(db, shell.newId, input.command.request, input.client, now, input.reads)
  const regulation = await shell.regulations.get(db, client.regulation)
  const ids = {
    clientKey: clientKey(client, caseId),
    organizationId: client.organization?.id ?? null,
    contactId: client.contact?.id ?? null,
  }
  const isInTurn = regulation.turns.oneAtATime
  const known = client.facts?.clientKey === ids.clientKey ? client.facts : await readFacts(db, ids, isInTurn)
  const { partner } = input
  const facts = partner ? { ...known, holdings: await clientsHoldings(db, ids.organizationId) } : known
  const behalf = partner ? await readBehalf(db, partner, ids.organizationId, regulation, now) : {}

  const message = input.message ? prepareMessage(shell, input.message) : null
  const result = change(
    shell,
    deskId,
    regulation,
    now,
    {
      ...ids,
      caseId,
      version: 0,
      state: null,
      nextDue: null,
      recipient: input.answerTo ?? client.contact?.email ?? null,
    },
    {
      command: {
        kind: 'register',
        request: completeRequest(input.command.request, client, facts, regulation, now),
        turnHeldBy: isInTurn ? facts.turnHeldBy : null,
        ...behalf,
        ...admissionFact(facts, now),
        ...(message ? { message: { messageId: message.row.id } } : {}),
      },
      actor: knownActor(input.actor, ids.contactId),
      message,
    },
  )
  // A client that was made for it must not stay behind.
  if (result.kind === 'rejected') throw new RolledBack(result satisfies Rejection)

  const trackingSecret = shell.newSecret()
  const statement = insertCase(deskId, result.trail, result.columns, {
    subject: input.subject,
    trackingSecret,
    answerTo: input.answerTo ?? null,
  })
  let number = 0
  tellLater(shell, db, () => number, result)
  const { rows } = await (input.within ? db.query<WrittenCase>(statement) : db.last<WrittenCase>(statement))
  number = Number(rows[0]?.number)
  const messageId = message?.row.id ?? null
  const { state, version, events } = result
  await input.within?.(db, { caseId, number, messageId, events })
  return { kind: 'done', caseId, number, trackingSecret, version, state, events, messageId }
}

/** By what a partner asks for a client; the rules say whether it is enough. */
async function readBehalf(
  db: DeskClient,
  partner: PartnerRef,
  clientId: string | null,
  regulation: Regulation,
  now: Instant,
): Promise<{ readonly onBehalf: OnBehalf; readonly seat: SeatFacts }> {
  const facts: SeatFacts =
    clientId === null ? { holdings: [], grants: [] } : await readSeatFacts(db, { partnerId: partner.id, clientId })
  const seat = seatOf(facts, regulation, now, { raised: true })
  return { onBehalf: { partner, grant: seat.open ? seat.grant.id : '' }, seat: facts }
}

/** For a client who was made just now, or who was given by id. */
async function readFacts(
  db: DeskClient,
  ids: { readonly organizationId: string | null; readonly contactId: string | null; readonly clientKey: string },
  isInTurn: boolean,
): Promise<ClientFacts> {
  const [, facts] = await Promise.all([isInTurn ? lockTurn(db, ids.clientKey) : null, readClientFacts(db, ids)])
  return facts
}

/** A client who was unknown before the request has an id now. */
function knownActor(actor: Actor, contactId: string | null): Actor {
  return actor.role === 'client' && actor.id === null ? { role: 'client', id: contactId } : actor
}
