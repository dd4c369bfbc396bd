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
  type Holding,
  type Instant,
  instant,
  type Letter,
  letsTurnGo,
  parseInstant,
  type Regulation,
  type Request,
} from '../../src/index.ts'

export const SPECIALIST: Actor = { role: 'specialist', id: 'olga' }
export const HEAD: Actor = { role: 'head', id: 'head' }
export const CLIENT: Actor = { role: 'client', id: null }
const DESK: Actor = { role: 'desk' }

/** @throws Error where the text is no instant. */
export function at(text: string): Instant {
  const read = parseInstant(text)
  if (read === null) throw new Error(`no instant: ${text}`)
  return read
}

export function later(from: Instant, ms: number): Instant {
  return instant(from + ms)
}

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const SUBSCRIBED: readonly Holding[] = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }]

/** A request that the gateway's regulation accepts. */
export function request(changes: Partial<Request> = {}): Request {
  return {
    at: '2026-03-02T10:00:00+03:00',
    channel: 'email',
    contact: { name: 'Анна', email: 'anna@romashka.example' },
    organization: { name: 'ООО «Ромашка»' },
    product: 'ics',
    version: '7.9.9',
    description: 'Не поднимается туннель',
    firstContact: true,
    holdings: SUBSCRIBED,
    ...changes,
  }
}

interface Kept {
  readonly state: CaseState
  readonly events: readonly Event[]
  /** Every command that did something, with its instant: what the shell records. */
  readonly commands: readonly { readonly command: Command; readonly now: Instant; readonly by: Actor }[]
}

/** The shell around the engine in its smallest form: the cases of one client, whose turn passes on as I22 has it. */
export class Desk {
  readonly regulation: Regulation
  readonly cases = new Map<string, Kept>()
  letters: { readonly caseId: string; readonly letter: Letter }[] = []

  constructor(regulation: Regulation) {
    this.regulation = regulation
  }

  state(id: string): CaseState {
    const kept = this.cases.get(id)
    if (!kept) throw new Error(`no case is called ${id}`)
    return kept.state
  }

  /** The other case that is being worked. */
  turnHeldBy(id: string): string | null {
    return [...this.cases].find(([name, { state }]) => name !== id && state.hasTurn)?.[0] ?? null
  }

  /** What the head has decided for the client until a date, on another case. */
  admissionBeside(id: string, now: Instant): AdmissionFact | null {
    const others = [...this.cases].filter(([name]) => name !== id)
    return others.map(([, { state }]) => admissionOf(state, now)).find((found) => found !== null) ?? null
  }

  give(id: string, command: Command, now: Instant, by: Actor = SPECIALIST): Decision {
    const before = this.cases.get(id)
    const decision = decide(before?.state ?? null, command, this.regulation, now, { caseId: id, actor: by })
    if (decision.kind === 'rejected') return decision
    const after = decision.events.reduce<CaseState | null>(evolve, before?.state ?? null)
    if (!after) return decision
    this.cases.set(id, {
      state: after,
      events: [...(before?.events ?? []), ...decision.events],
      commands: [...(before?.commands ?? []), { command, now, by }],
    })
    for (const letter of announce(decision.events, after, this.regulation)) this.letters.push({ caseId: id, letter })
    if (letsTurnGo(before?.state ?? null, after, this.regulation)) {
      const next = [...this.cases].find(([, { state }]) => state.status === 'waiting-turn')
      if (next) this.give(next[0], { kind: 'give-turn' }, now, DESK)
    }
    return decision
  }

  /** Time passes: whatever is on an agenda happens at its own instant. */
  until(now: Instant): void {
    for (let limit = 0; limit < 1000; limit++) {
      const due = [...this.cases]
        .flatMap(([id, { state }]) => agenda(state, this.regulation).map(({ dueAt }) => ({ id, dueAt })))
        .filter(({ dueAt }) => dueAt <= now)
        .sort((a, b) => a.dueAt - b.dueAt)[0]
      if (!due) return
      this.give(due.id, { kind: 'tick' }, due.dueAt, DESK)
    }
    throw new Error('timers feed each other')
  }
}
