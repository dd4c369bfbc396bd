import { readFileSync } from 'node:fs'
import {
  type CaseState,
  type Command,
  decide,
  evolve,
  instant,
  parseRegulation,
  type Regulation,
  type Request,
} from '@reglament/engine'

const folder = new URL('../../../regulations/', import.meta.url)

/** A regulation that ships with the desk, as the browser gets it; `edit` puts its second text in the place of the first. */
export function shipped(id: string, edit: readonly [string, string] = ['', '']): Regulation {
  const source = readFileSync(new URL(`${id}.yaml`, folder), 'utf8')
  if (!source.includes(edit[0])) throw new Error(`${id}.yaml has no \`${edit[0]}\``)
  const { regulation } = parseRegulation(source.replace(...edit), {
    file: `${id}.yaml`,
    imports: (name) => readFileSync(new URL(`calendars/${name}.yaml`, folder), 'utf8'),
  })
  if (!regulation) throw new Error(`${id}.yaml does not parse; run \`npx reglament check regulations/${id}.yaml\``)
  return JSON.parse(JSON.stringify(regulation)) as Regulation
}

export const at = (text: string) => instant(Temporal.Instant.from(text).epochMilliseconds)

export const REQUEST: Request = {
  at: '2026-03-06T18:30:00+03:00',
  channel: 'email',
  contact: { name: 'Anna', email: 'anna@romashka.example' },
  organization: { name: 'Romashka', inn: '7707083893' },
  product: 'ics',
  version: '7.9.9',
  topic: 'fault',
  description: 'The tunnel is down',
  holdings: [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }],
}

interface Step {
  readonly at: string
  readonly do: Command
  readonly by?: 'client' | 'specialist'
}

/** A case that lived through these steps, by the engine itself. */
export function lived(regulation: Regulation, request: Request, ...steps: readonly Step[]): CaseState {
  const all: readonly Step[] = [
    { at: request.at, do: { kind: 'register', request, turnHeldBy: null }, by: 'client' },
    ...steps,
  ]
  let state: CaseState | null = null
  for (const step of all) {
    const actor =
      step.by === 'client' ? ({ role: 'client', id: null } as const) : ({ role: 'specialist', id: 'maria' } as const)
    const decision = decide(state, step.do, regulation, at(step.at), { caseId: 'a', actor })
    if (decision.kind === 'rejected')
      throw new Error(`\`${step.do.kind}\` at ${step.at} was rejected: ${decision.code}`)
    for (const event of decision.events) state = evolve(state, event)
  }
  if (!state) throw new Error('a case has at least its registration')
  return state
}
