import type { Actor, Command, Instant, Regulation, Request } from '@reglament/engine'
import { type LockedCase, lockCase } from '../store/case/case-lock.ts'
import { updateCase } from '../store/case/case-write.ts'
import { rootOfCase } from '../store/case/thread.ts'
import { lockTurn, lockTurnOfCase, readTurnHolder } from '../store/case/turn.ts'
import { readOrganization } from '../store/client/client.ts'
import type { RightOwner } from '../store/client/renewal.ts'
import { readRoleIn } from '../store/desk/staff.ts'
import { readClientFacts } from '../store/intake/intake.ts'
import { type DeskClient, inDesk, OutOfDate } from '../store/transaction.ts'
import { type Before, change, type PreparedMessage, prepareMessage, tellLater } from './change.ts'
import type { CaseCommand, NewMessage, Outcome, Within } from './command.ts'
import { admissionFact, clientsHoldings, completeClient, invitedFact } from './complete.ts'
import { type Client, clientKey, identify } from './identify.ts'
import { readRenewalFacts } from './renewal-facts.ts'
import { orRejection, RolledBack } from './rolled-back.ts'
import { beforeWithSeat, seated, seatFacts } from './seat.ts'
import type { Shell } from './shell.ts'
import { passTurn } from './turn.ts'

/**
 * The only way a case changes: locks it, lets the engine decide, and writes command, events, state, message, letters
 * and jobs in one transaction. Two commands at once on one case come one after the other. `within` runs in the same
 * transaction, before the commit; what it throws undoes everything. What a client says to a case that was merged is said
 * to the case that it became an alias of, and the outcome is that one's.
 */
export async function handle(
  shell: Shell,
  deskId: string,
  caseId: string,
  command: CaseCommand,
  actor: Actor,
  message?: NewMessage,
  within?: Within,
): Promise<Outcome> {
  const outcome = await orRejection(() =>
    inDesk(shell.pool, deskId, (db) => handleIn(shell, db, caseId, command, actor, message, within)),
  )
  if (outcome.kind !== 'rejected' || outcome.code !== 'case-merged') return outcome
  const root = await inDesk(shell.pool, deskId, (db) => rootOfCase(db, caseId))
  return root === caseId ? outcome : handle(shell, deskId, root, command, actor, message, within)
}

async function handleIn(
  shell: Shell,
  db: DeskClient,
  caseId: string,
  asked: CaseCommand,
  actor: Actor,
  newMessage: NewMessage | undefined,
  within: Within | undefined,
): Promise<Outcome> {
  const now = shell.clock()
  // In one breath, in this order: the client's turn, then the case.
  const [lockedKey, locked] = await Promise.all([lockTurnOfCase(db, caseId), lockCase(db, caseId)])
  if (!locked) return { kind: 'unknown-case' }
  if (locked.clientKey !== lockedKey) throw new OutOfDate('the case went to another client meanwhile')
  const regulation = await shell.regulations.get(db, locked.state.regulation)
  const message = newMessage ? prepareMessage(shell, newMessage) : null
  const seat = await seatFacts(db, actor, locked)
  const { command, before } = await withFacts(shell, db, locked, asked, message, regulation, now)

  const result = change(shell, db.deskId, regulation, now, before, { command: seated(command, seat), actor, message })
  if (result.kind === 'rejected') throw new RolledBack(result)
  const givesTurnUp = locked.holdsTurn && !(result.columns.holdsTurn && before.clientKey === locked.clientKey)
  const outcome: Outcome = {
    kind: 'done',
    caseId,
    number: locked.number,
    trackingSecret: locked.trackingSecret,
    version: result.version,
    state: result.state,
    events: result.events,
    messageId: message?.row.id ?? null,
  }
  if (result.events.length === 0 && message === null && !within) return outcome
  const statement = updateCase(db.deskId, result.trail, result.columns)
  tellLater(shell, db, () => locked.number, result)
  if (!givesTurnUp && !within) {
    await db.last(statement)
    return outcome
  }
  await db.query(statement)
  if (givesTurnUp) await passTurn(shell, db, locked.clientKey, now)
  await within?.(db, { caseId, number: locked.number, messageId: outcome.messageId, events: result.events })
  return outcome
}

/** The command as it is recorded, with the facts that the engine needs, and the case as they leave it. */
async function withFacts(
  shell: Shell,
  db: DeskClient,
  locked: LockedCase,
  asked: CaseCommand,
  message: PreparedMessage | null,
  regulation: Regulation,
  now: Instant,
): Promise<{ readonly command: Command; readonly before: Before }> {
  const before = await beforeWithSeat(db, locked, regulation, now)
  const ref = message ? { message: { messageId: message.row.id } } : {}
  const isInTurn = regulation.turns.oneAtATime
  const turnHeldBy = async () => (isInTurn ? readTurnHolder(db, locked.clientKey, locked.id) : null)
  switch (asked.kind) {
    case 'supply':
      return Object.keys(asked.data).length === 0
        ? { command: { ...asked, ...ref, turnHeldBy: await turnHeldBy() }, before }
        : withSupplied(shell, db, locked, { ...asked, ...ref }, now, regulation)
    case 'renew':
      return { command: { ...asked, facts: await readRenewalFacts(db, ownerOf(locked), asked.ask) }, before }
    case 'invite':
      return {
        command: { ...asked, turnHeldBy: await turnHeldBy(), ...admissionFact(await readClientFacts(db, locked), now) },
        before,
      }
    case 'reply':
    case 'return':
      return { command: { ...asked, ...ref, turnHeldBy: await turnHeldBy() }, before }
    case 'admit':
      return { command: { ...asked, turnHeldBy: await turnHeldBy() }, before }
    case 'assign': {
      const assigneeRole = asked.assignee === null ? null : await readRoleIn(db, asked.assignee)
      return { command: { ...asked, ...ref, assigneeRole }, before }
    }
    case 'answer':
    case 'ask':
    case 'note':
    case 'promise':
    case 'refuse':
    case 'complain':
    case 'call':
      return { command: { ...asked, ...ref }, before }
    default:
      return { command: asked, before }
  }
}

/** A right is the organization's, or the person's where there is none. */
function ownerOf({ organizationId, contactId }: LockedCase): RightOwner {
  return organizationId === null ? { organizationId, contactId } : { organizationId, contactId: null }
}

/** Missing data may say who the client is: then the case is theirs, with their holdings and their turn. */
async function withSupplied(
  shell: Shell,
  db: DeskClient,
  locked: LockedCase,
  asked: Omit<Extract<Command, { kind: 'supply' }>, 'turnHeldBy'>,
  now: Instant,
  regulation: Regulation,
): Promise<{ readonly command: Command; readonly before: Before }> {
  const { data } = asked
  // What the desk knows for itself is not for the giver to say.
  const { firstContact: _first, holdings: _holdings, invited: _invited, ...said } = data
  const isInTurn = regulation.turns.oneAtATime
  const before = await beforeWithSeat(db, locked, regulation, now)
  if (Object.keys(said).length === 0) return { command: { ...asked, data: {}, turnHeldBy: null }, before }
  const { request } = locked.state
  const stated: Request = {
    ...request,
    contact: { ...request.contact, ...data.contact },
    organization: { ...request.organization, ...data.organization },
  }
  // The person stays who they were; the organization is the one now stated, by its INN, where there is one. Nobody takes a
  // case that a partner raised to another client: the grant was this one's.
  const isFixed = locked.state.onBehalf !== undefined
  const organizationId = data.organization?.inn && !isFixed ? null : locked.organizationId
  const ref = { contactId: locked.contactId, organizationId }
  const found = await identify(db, shell.newId, stated, ref, now)
  const client: Client = {
    contact: found.contact,
    organization: found.organization ?? (await readOrganization(db, locked.organizationId)),
  }
  const ids = {
    clientKey: clientKey(client, locked.id),
    organizationId: client.organization?.id ?? null,
    contactId: client.contact?.id ?? null,
  }
  if (isInTurn && ids.clientKey !== locked.clientKey) await lockTurn(db, ids.clientKey)
  const [facts, turnHeldBy] = await Promise.all([
    readClientFacts(db, ids),
    isInTurn ? readTurnHolder(db, ids.clientKey, locked.id) : null,
  ])
  return {
    command: {
      ...asked,
      data: {
        ...said,
        ...completeClient(stated, client),
        holdings: isFixed ? await clientsHoldings(db, ids.organizationId) : facts.holdings,
        ...invitedFact(facts, regulation),
      },
      turnHeldBy,
      ...admissionFact(facts, now),
    },
    before: isFixed
      ? { ...before, ...ids }
      : { ...before, ...ids, recipient: locked.answerTo ?? client.contact?.email ?? null },
  }
}
