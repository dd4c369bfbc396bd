import type { Command, Request } from '../../src/index.ts'
import {
  type Instant,
  type Outcome,
  outcomeOf,
  type RecordedCase,
  type Regulation,
  replayCase,
} from '../../src/index.ts'
import { at, CLIENT, Desk, request, SPECIALIST } from '../case/desk.ts'

/** The record of one case of a desk, as an export has it: everything up to `until` has happened. */
export function recordOf(desk: Desk, id: string, until: Instant): RecordedCase {
  const kept = desk.cases.get(id)
  if (!kept) throw new Error(`no case is called ${id}`)
  return {
    case: id,
    number: 1,
    client: 'organization:1',
    commands: kept.commands.map(({ command, now, by }) => ({ at: now, by, command })),
    until,
    outcome: outcomeOf(kept.state),
  }
}

export interface Told {
  readonly request?: Partial<Request>
  readonly commands: readonly (readonly [at: string, command: Command])[]
  readonly until: string
}

/** Lives a case on a real desk, timers and all, and gives its record. */
export function lived({ request: said, commands, until }: Told, regulation: Regulation): RecordedCase {
  const desk = new Desk(regulation)
  const registered = request(said)
  desk.give('a', { kind: 'register', request: registered, turnHeldBy: null }, at(registered.at), CLIENT)
  for (const [text, command] of commands) {
    desk.until(at(text))
    const decision = desk.give(
      'a',
      command,
      at(text),
      ['reply', 'confirm'].includes(command.kind) ? CLIENT : SPECIALIST,
    )
    if (decision.kind === 'rejected') throw new Error(`${command.kind} at ${text}: ${decision.code}`)
  }
  desk.until(at(until))
  return recordOf(desk, 'a', at(until))
}

/** The outcome under a regulation. */
export function replayed(recorded: RecordedCase, regulation: Regulation): Outcome {
  const { outcome } = replayCase(recorded, regulation)
  if (!outcome) throw new Error(`nothing registers ${recorded.case}`)
  return outcome
}
