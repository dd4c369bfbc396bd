import type { Instant } from '../base/instant.ts'
import type { Channel, HoldingKind, Regulation, Renewal } from '../regulation/index.ts'
import { type Act, actKey, type RenewalOutcome, type RenewalRequest, renew } from './renewal.ts'
import type { Holding } from './request.ts'

/** What a person read in an act of services. */
export type ActReading = Pick<Act, 'issuedBy' | 'showsSupport'>

/** A renewal as somebody asks for it. */
export interface RenewalAsk {
  readonly holding: HoldingKind
  readonly channel: Channel
  /** How many terms at once; 1 where not said. */
  readonly terms?: number
  /** As it is written on the act. */
  readonly actNumber?: string
  readonly by: 'client' | 'staff'
  /** Where a person has looked at the act; absent: the register is asked. */
  readonly reading?: ActReading
}

/** What the shell read: it travels inside the command. */
export interface RenewalFacts {
  readonly holdings: readonly Holding[]
  /** Of the acts that were used before, those of the quoted number. */
  readonly actsUsed: readonly string[]
  /** The act of that number, as the vendor's staff registered it, and the INN of the organization that it was issued to. */
  readonly registered: (ActReading & { readonly inn: string }) | null
  /** The INN of the client who asks. */
  readonly inn: string | null
}

export const WHYS_OF_A_PERSON = ['act-not-registered', 'act-of-another', 'client-without-inn'] as const
/** Why nobody but a person can tell what the act is. */
export type WhyAPerson = (typeof WHYS_OF_A_PERSON)[number]

export type RenewalJudgement =
  | (Extract<RenewalOutcome, { kind: 'renewed' }> & {
      /** The act that is used up by it, as compared; null where none was asked for. */
      readonly usedAct: string | null
    })
  | Extract<RenewalOutcome, { kind: 'refused' }>
  | { readonly kind: 'needs-a-person'; readonly why: WhyAPerson; readonly clause: string | null }

/**
 * What becomes of a renewal that is asked for at `quotedAt` (S8: in force from that moment, whenever it is judged): what
 * the regulation forbids whatever the act says is refused at once; an act that the vendor has registered for this client
 * is judged as registered; any other goes to a person, who reads it. Where no act is asked for, the term is bought: staff
 * record it, and a client is sent to the vendor (U2).
 */
export function judgeRenewal(
  ask: RenewalAsk,
  facts: RenewalFacts,
  regulation: Regulation,
  quotedAt: Instant,
): RenewalJudgement {
  const rule = regulation.renewals.find((each) => each.holding === ask.holding)
  const judged = (reading: ActReading) =>
    withAct(renew(requestOf(ask, facts, reading), regulation, quotedAt), ask, rule)
  const atBest = judged({ issuedBy: 'vendor', showsSupport: true })
  if (!rule || atBest.kind === 'refused') return atBest
  if (rule.act === null) {
    return ask.by === 'staff'
      ? atBest
      : { kind: 'refused', reason: 'renewal-asked-of-vendor', clause: rule.clauses[0] ?? null }
  }
  if (ask.reading) return judged(ask.reading)
  const why = whyAPerson(facts)
  if (why !== null) return { kind: 'needs-a-person', why, clause: rule.act[0]?.clauses[0] ?? null }
  return facts.registered ? judged(facts.registered) : atBest
}

function whyAPerson({ registered, inn }: RenewalFacts): WhyAPerson | null {
  if (!registered) return 'act-not-registered'
  if (inn === null || inn.trim() === '') return 'client-without-inn'
  return registered.inn === inn.trim() ? null : 'act-of-another'
}

function requestOf(ask: RenewalAsk, { holdings, actsUsed }: RenewalFacts, reading: ActReading): RenewalRequest {
  const { holding, channel, terms, actNumber } = ask
  return {
    holding,
    channel,
    ...(terms === undefined ? {} : { terms }),
    ...(actNumber === undefined ? {} : { act: { ...reading, number: actNumber } }),
    holdings,
    actsUsed,
  }
}

function withAct(outcome: RenewalOutcome, { actNumber }: RenewalAsk, rule: Renewal | undefined): RenewalJudgement {
  if (outcome.kind === 'refused') return outcome
  const isSingleUse = rule?.act?.some(({ must }) => must === 'be-unused') ?? false
  return { ...outcome, usedAct: isSingleUse && actNumber !== undefined ? actKey(actNumber) : null }
}
