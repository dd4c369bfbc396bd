import { decide, type Event, type Holding, holdsTurn, instant, type Regulation, type Request } from '@reglament/engine'
import type { CaseRow, ClientDetail } from '../../api/shapes.ts'

/** What is known of whoever calls; null of nobody. */
export interface KnownCaller {
  readonly client: ClientDetail
  /** The person, where it is known who of the client's people calls. */
  readonly contactId: string | null
  readonly isFirstContact: boolean
}

/** What the desk would do with the request if it were registered now. */
export interface Judgement {
  readonly verdict: Extract<Event, { kind: 'registered' }>['verdict']
  /** The client's case that is worked first (I22); null where this one's turn is now. */
  readonly behind: CaseRow | null
}

/** Asks the engine itself, with the rights of the caller; null where it would not register it at all. */
export function judge(request: Request, known: KnownCaller, regulation: Regulation, nowMs: number): Judgement | null {
  const { client, contactId, isFirstContact } = known
  const holdings = client.rights
    .filter((right) => right.contactId === null || right.contactId === contactId)
    .map(({ holding }) => holding as Holding)
  const holder = client.cases.find(({ state }) => holdsTurn(state)) ?? null
  const decision = decide(
    null,
    {
      kind: 'register',
      request: { ...request, holdings, firstContact: isFirstContact },
      turnHeldBy: holder?.state.id ?? null,
    },
    regulation,
    instant(nowMs),
    { caseId: 'new', actor: { role: 'client', id: contactId } },
  )
  if (decision.kind === 'rejected') return null
  const [event] = decision.events
  if (event?.kind !== 'registered') return null
  return { verdict: event.verdict, behind: event.behind === null ? null : holder }
}

/** Cases of the client that go on, those of staff's turn first. */
export function openCases({ cases }: ClientDetail): readonly CaseRow[] {
  return cases
    .filter(({ turn }) => turn !== 'nobody')
    .sort((a, b) => Number(b.turn === 'staff') - Number(a.turn === 'staff') || b.number - a.number)
}

/** The digits of a number as they are read out: `10 42`, `123 456`. */
export function readOut(label: string): string {
  const [, head = '', digits = ''] = /^(.*?)(\d+)$/.exec(label) ?? [null, label, '']
  const size = digits.length === 4 || digits.length === 2 ? 2 : 3
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= size) groups.unshift(digits.slice(Math.max(0, end - size), end))
  return `${head.replace(/-$/, ' ')}${groups.join(' ')}`
}
