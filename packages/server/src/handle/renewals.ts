import {
  type Actor,
  type Event,
  type Instant,
  judgeRenewal,
  type RenewalAsk,
  type RenewalJudgement,
} from '@reglament/engine'
import { insertHolding } from '../store/client/holding.ts'
import {
  insertDecision,
  insertRenewal,
  type PendingRenewal,
  type RightOwner,
  readAsked,
} from '../store/client/renewal.ts'
import { readDesk } from '../store/desk/desk.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import type { Outcome } from './command.ts'
import { handle } from './handle.ts'
import { readRenewalFacts } from './renewal-facts.ts'
import type { Shell } from './shell.ts'

/** Who asks for a right, whose it is, and the case that it is asked from; null: from none. */
export interface RenewalInput {
  readonly owner: RightOwner
  readonly caseId: string | null
  readonly ask: RenewalAsk
  readonly actor: Actor
}

export type RenewalResult =
  | { readonly kind: 'judged'; readonly id: string; readonly outcome: RenewalJudgement }
  | { readonly kind: 'decided-already' }
  | { readonly kind: 'unknown' }
  | Exclude<Outcome, { kind: 'done' }>

/** Carries out of the transaction that somebody else decided first. */
class DecidedAlready extends Error {
  override readonly name = 'DecidedAlready'
}

/**
 * A right is asked to last longer: the engine judges, and the ledger, the new right and, where it was asked from a case, that
 * case's history are written in one transaction. Of two who quote one act at once the second finds it used.
 */
export function askRenewal(shell: Shell, deskId: string, input: RenewalInput): Promise<RenewalResult> {
  const id = shell.newId()
  const { owner, caseId, ask, actor } = input
  return judgeAndWrite(shell, deskId, { id, owner, caseId, ask, quotedAt: null }, actor, async (db, outcome, now) => {
    const needs = outcome.kind === 'needs-a-person' ? outcome.why : null
    const askerId = 'id' in actor ? actor.id : null
    await insertRenewal(db, { id, owner, caseId, ask, quotedAt: now, askerId, needs })
    const decidedBy = ask.reading ? askerId : null
    if (outcome.kind !== 'needs-a-person')
      await decide(shell, db, { id, owner, outcome, reading: ask.reading, decidedBy }, now)
  })
}

/** A person has read the act that a client quoted: it is judged as of when it was quoted (S8). */
export async function decideRenewal(
  shell: Shell,
  deskId: string,
  renewalId: string,
  reading: NonNullable<RenewalAsk['reading']>,
  actor: Extract<Actor, { id: string }>,
): Promise<RenewalResult> {
  const asked = await inDesk(shell.pool, deskId, (db) => readAsked(db, renewalId))
  if (!asked) return { kind: 'unknown' }
  const { owner } = asked
  const pending = { ...asked, ask: { ...asked.ask, reading } }
  try {
    return await judgeAndWrite(shell, deskId, pending, actor, async (db, outcome, now) => {
      if (outcome.kind === 'needs-a-person') throw new Error('an act that a person has read needs nobody else')
      await decide(shell, db, { id: renewalId, owner, outcome, reading, decidedBy: actor.id }, now)
    })
  } catch (thrown) {
    if (thrown instanceof DecidedAlready) return { kind: 'decided-already' }
    throw thrown
  }
}

type Write = (db: DeskClient, outcome: RenewalJudgement, now: Instant) => Promise<void>
type Asked = Omit<PendingRenewal, 'quotedAt'> & { readonly quotedAt: Instant | null }

async function judgeAndWrite(
  shell: Shell,
  deskId: string,
  asked: Asked,
  actor: Actor,
  write: Write,
): Promise<RenewalResult> {
  const { id, ask, owner, caseId, quotedAt } = asked
  if (caseId === null) {
    const desk = await readDesk(shell.pool, deskId)
    if (!desk) throw new Error(`there is no desk \`${deskId}\``)
    return inDesk(shell.pool, deskId, async (db) => {
      const now = shell.clock()
      const facts = await readRenewalFacts(db, owner, ask)
      const regulation = await shell.regulations.get(db, desk.regulation)
      const outcome = judgeRenewal(ask, facts, regulation, quotedAt ?? now)
      await write(db, outcome, now)
      return { kind: 'judged', id, outcome }
    })
  }
  const command = { kind: 'renew', ask, ...(quotedAt === null ? {} : { quotedAt }) } as const
  let judged: RenewalJudgement | null = null
  const done = await handle(shell, deskId, caseId, command, actor, undefined, async (db, { events }) => {
    const event = events.find(
      (each): each is Extract<Event, { kind: 'renewal-judged' }> => each.kind === 'renewal-judged',
    )
    if (!event) throw new Error('a renewal was judged and left no event')
    judged = event.outcome
    await write(db, event.outcome, event.at)
  })
  if (done.kind !== 'done') return done
  if (judged === null) throw new Error('a renewal was judged and nothing was written')
  return { kind: 'judged', id, outcome: judged }
}

interface Decided {
  readonly id: string
  readonly owner: RightOwner
  readonly outcome: Exclude<RenewalJudgement, { kind: 'needs-a-person' }>
  readonly reading: RenewalAsk['reading']
  readonly decidedBy: string | null
}

async function decide(shell: Shell, db: DeskClient, decided: Decided, now: Instant): Promise<void> {
  const { outcome, owner, id: renewalId, decidedBy } = decided
  const holdingId = outcome.kind === 'renewed' ? shell.newId() : null
  if (outcome.kind === 'renewed' && holdingId !== null) {
    await insertHolding(db, holdingId, owner, outcome.holding, now, decidedBy)
  }
  const reading = decided.reading ?? null
  if (!(await insertDecision(db, { renewalId, outcome, reading, holdingId, decidedBy }, now)))
    throw new DecidedAlready()
}
