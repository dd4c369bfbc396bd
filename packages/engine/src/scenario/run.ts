import { formatInstant, type Instant } from '../base/instant.ts'
import {
  type Actor,
  type AdmissionFact,
  admissionOf,
  agenda,
  announce,
  type CaseState,
  type Command,
  type Decision,
  decide,
  type Event,
  evolve,
  holdsTurn,
  joinOf,
  type Letter,
  letsTurnGo,
} from '../case/index.ts'
import type { Holding } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import { commandOf } from './command.ts'
import type { Difference, Scenario, StepCommand } from './model.ts'
import { compareField, type Observed } from './observe.ts'
import { renewalOf } from './renewal.ts'

/** What was decided while a story was played, in its order. */
export interface Witnessed {
  /** Null: a right was renewed, or was not; no case changed. */
  readonly decision: Decision | null
  readonly letters: readonly Letter[]
  readonly clauses: readonly string[]
}

interface Played {
  state: CaseState | null
  readonly clientKey: string
  letters: Letter[]
  events: Event[]
  /** The right that this step made to last longer. */
  renewed: Holding | null
}

const CLIENT_COMMANDS = new Set(['register', 'reply', 'confirm', 'rate', 'complain'])
const HEAD: Actor = { role: 'head', id: 'head' }
const SPECIALIST: Actor = { role: 'specialist', id: 'specialist' }
const DEVELOPER: Actor = { role: 'developer', id: 'developer' }
const DESK: Actor = { role: 'desk' }

/** More timers than this between two steps means that they feed each other. */
const MAX_TICKS_A_STEP = 10_000

/**
 * Plays a story on the pure engine, as the shell would: timers fire at their own instants, the turn passes on when a case
 * lets it go. Answers with every field that came out otherwise; `witness` is told of each decision.
 */
export function runScenario(
  scenario: Scenario,
  regulation: Regulation,
  witness: (seen: Witnessed) => void = () => {},
): readonly Difference[] {
  const cases = new Map<string, Played>()
  const renewed = new Map<string, readonly Holding[]>()
  const actsUsed: string[] = []
  const differences: Difference[] = []

  const give = (name: string, command: Command, actor: Actor, now: Instant, passes = true): string | null => {
    const played = cases.get(name)
    if (!played) return 'not-registered'
    const before = played.state
    const decision = decide(before, command, regulation, now, { caseId: name, actor })
    if (decision.kind === 'rejected') {
      witness({ decision, letters: [], clauses: [] })
      return decision.code
    }
    let after = before
    for (const event of decision.events) after = evolve(after, event)
    if (!after) return null
    played.state = after
    played.events.push(...decision.events)
    const letters = announce(decision.events, after, regulation)
    played.letters.push(...letters)
    witness({ decision, letters, clauses: [] })
    if (passes && letsTurnGo(before, after, regulation)) passTurn(played.clientKey, now)
    return null
  }

  const passTurn = (clientKey: string, now: Instant): void => {
    const waiting = [...cases].filter(
      ([, each]) => each.clientKey === clientKey && each.state?.status === 'waiting-turn',
    )
    const next = waiting.sort(([, a], [, b]) => (a.state?.registeredAt ?? 0) - (b.state?.registeredAt ?? 0))[0]
    if (next) give(next[0], { kind: 'give-turn' }, DESK, now)
  }

  /** Time passes up to and including `until`; whatever is due happens at its own instant. */
  const passTime = (until: Instant): void => {
    for (let i = 0; i < MAX_TICKS_A_STEP; i++) {
      let next: { name: string; at: Instant } | null = null
      for (const [name, { state }] of cases) {
        const at = state ? agenda(state, regulation)[0]?.dueAt : undefined
        if (at !== undefined && at <= until && (next === null || at < next.at)) next = { name, at }
      }
      if (next === null) return
      give(next.name, { kind: 'tick' }, DESK, next.at)
    }
  }

  const perform = (step: StepCommand, at: Instant): string | null => {
    const atText = formatInstant(at, regulation.timezone)
    const clientKey = cases.get(step.caseName)?.clientKey ?? clientKeyOf(step, scenario)
    const own = renewed.get(clientKey) ?? []
    if (step.kind === 'renew') return renewRight(step, clientKey, at)
    const known = [...cases.values()].some((each) => each.clientKey === clientKey)
    const command = commandOf(step, atText, withHoldings(scenario.client, own), {
      turnHeldBy: holderBeside(step.caseName, clientKey),
      firstContact: !known,
      admission: admissionBeside(step.caseName, clientKey, at),
    })
    if (typeof command === 'string') return `unusable: ${command}`
    if (command.kind === 'register' && !cases.has(step.caseName))
      cases.set(step.caseName, { state: null, clientKey, letters: [], events: [], renewed: null })
    const name = CLIENT_COMMANDS.has(step.kind) ? rootOf(step.caseName) : step.caseName
    if (command.kind === 'merge') return mergeInto(step, command, at)
    const rejected = give(name, command, actorOf(step), at)
    if (rejected === null && command.kind === 'split') registerOther(step, command.into, clientKey, at)
    return rejected
  }

  /** What the client of a merged case says goes to the one that it became an alias of. */
  const rootOf = (name: string): string => {
    const state = cases.get(name)?.state
    const into = state?.mergedApart ? null : (state?.mergedInto ?? null)
    return into !== null && cases.has(into) ? rootOf(into) : name
  }

  /** The case that goes on takes over what was owed in the other, before the turn passes on. */
  const mergeInto = (step: StepCommand, command: Extract<Command, { kind: 'merge' }>, at: Instant): string | null => {
    const before = cases.get(step.caseName)?.state ?? null
    const into = rootOf(command.into)
    const root = cases.get(into)?.state ?? null
    const intoEnded = root?.status === 'closed' || root?.status === 'refused'
    const rejected = give(step.caseName, { ...command, into, intoEnded }, actorOf(step), at, false)
    if (rejected !== null || !before) return rejected
    const clientKey = cases.get(step.caseName)?.clientKey ?? ''
    if (root) give(into, joinOf(before, holderBeside(into, clientKey), command.stranger), actorOf(step), at)
    const after = cases.get(step.caseName)?.state ?? null
    if (after && letsTurnGo(before, after, regulation) && holderBeside(step.caseName, clientKey) === null)
      passTurn(clientKey, at)
    return null
  }

  /** The question that was split off is a case of its own, with what is known of the first one (I21). */
  const registerOther = (step: StepCommand, name: string, clientKey: string, at: Instant): void => {
    const request = cases.get(step.caseName)?.state?.request
    if (!request || cases.has(name)) return
    const { description, asked } = step.details
    cases.set(name, { state: null, clientKey, letters: [], events: [], renewed: null })
    const said = { ...request, firstContact: false, ...(typeof description === 'string' ? { description } : {}) }
    const splitFrom = typeof asked === 'string' ? { splitFrom: { caseId: step.caseName, askedAt: asked } } : {}
    const admission = admissionBeside(name, clientKey, at)
    const facts = { turnHeldBy: holderBeside(name, clientKey), ...(admission ? { admission } : {}), ...splitFrom }
    give(name, { kind: 'register', request: said, ...facts }, SPECIALIST, at)
  }

  /** What the head has decided for the client until a date, on another case. */
  const admissionBeside = (name: string, clientKey: string, at: Instant): AdmissionFact | null =>
    [...cases].reduce<AdmissionFact | null>((longest, [other, { clientKey: key, state }]) => {
      const found = other !== name && key === clientKey && state !== null ? admissionOf(state, at) : null
      return found && (longest === null || found.until > longest.until) ? found : longest
    }, null)

  /** The other case of the client that is being worked. */
  const holderBeside = (name: string, clientKey: string): string | null =>
    [...cases].find(
      ([other, { clientKey: key, state }]) => other !== name && key === clientKey && state !== null && holdsTurn(state),
    )?.[0] ?? null

  const renewRight = (step: StepCommand, clientKey: string, at: Instant): string | null => {
    const played = cases.get(step.caseName)
    if (!played?.state) return 'not-registered'
    const outcome = renewalOf(step, played.state.request, renewed.get(clientKey) ?? [], actsUsed, regulation, at)
    if (typeof outcome === 'string') return `unusable: ${outcome}`
    if (outcome.kind === 'refused') {
      witness({ decision: null, letters: [], clauses: outcome.clause === null ? [] : [outcome.clause] })
      return outcome.reason
    }
    witness({ decision: null, letters: [], clauses: outcome.clauses })
    played.renewed = outcome.holding
    renewed.set(clientKey, [...(renewed.get(clientKey) ?? []), outcome.holding])
    if (outcome.act !== null) actsUsed.push(outcome.act)
    return null
  }

  for (const [i, step] of scenario.steps.entries()) {
    for (const each of cases.values()) {
      each.letters = []
      each.events = []
      each.renewed = null
    }
    passTime(step.at)
    const rejected = step.command ? perform(step.command, step.at) : null
    const own = step.command?.caseName ?? null
    const differ = (caseName: string, line: number, field: string, expected: unknown, actual: unknown) =>
      differences.push({ step: i + 1, line, caseName, field, expected, actual })
    if (rejected !== null && own !== null && !step.expectations.some((each) => 'rejected' in each.fields)) {
      differ(own, step.line, 'rejected', null, rejected)
    }
    for (const { caseName, fields, line } of step.expectations) {
      const name = caseName ?? own ?? ''
      const played = cases.get(name)
      const seen: Observed = {
        state: played?.state ?? null,
        letters: played?.letters ?? [],
        events: played?.events ?? [],
        renewed: played?.renewed ?? null,
        rejected: name === own ? rejected : null,
      }
      if (!played?.state && rejected === null) differ(name, line, 'case', name, 'no such case')
      for (const [field, expected] of Object.entries(fields)) {
        const { agrees, actual } = compareField(field, expected, seen, regulation)
        if (!agrees) differ(name, line, field, expected, actual)
      }
    }
  }
  return differences
}

function withHoldings(client: Scenario['client'], renewed: readonly Holding[]): Scenario['client'] {
  return renewed.length === 0 ? client : { ...client, holdings: [...(client.holdings ?? []), ...renewed] }
}

function actorOf(step: StepCommand): Actor {
  if (step.details.by === 'developer') return DEVELOPER
  if (CLIENT_COMMANDS.has(step.kind)) return { role: 'client', id: null }
  return step.kind === 'admit' ? HEAD : SPECIALIST
}

/** The one whose cases are worked in turn: the organization, or the contact where there is none (I22). */
function clientKeyOf(step: StepCommand, scenario: Scenario): string {
  const merged: Record<string, unknown> = { ...scenario.client, ...Object(step.details.client), ...step.details }
  const organization = words(merged.organization, 'inn', 'name')
  const contact = words(merged.contact, 'email', 'phone', 'name')
  return organization ? `organization ${organization}` : `contact ${contact ?? step.caseName}`
}

/** The first of the keys that says something; a story may write anything there. */
function words(group: unknown, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value: unknown = Object(group)[key]
    if (typeof value === 'string' && value.trim() !== '') return `${key} ${value.trim().toLowerCase()}`
  }
  return null
}
