import { type Instant, instant, isOrdinary, parseInstant } from '../base/instant.ts'
import type { Actor, ClosedBy, Command } from '../case/index.ts'
import { VERDICTS, type VerdictKind } from '../policy/index.ts'
import type { Outcome, Responded } from './outcome.ts'
import { commandProblem } from './recorded-command.ts'

/** A command as it was decided on: when, and who gave it. */
export interface RecordedCommand {
  readonly at: Instant
  readonly by: Actor
  readonly command: Command
}

/** What people did with a case, and what became of it. */
export interface RecordedCase {
  readonly case: string
  readonly number: number | null
  /** Whose case it is; cases of one client have the same key. */
  readonly client: string | null
  readonly commands: readonly RecordedCommand[]
  /** Up to when the record is whole; null: up to the last command. */
  readonly until: Instant | null
  /** What became of it; null: the record does not say. */
  readonly outcome: Outcome | null
}

type Fields = Readonly<Record<string, unknown>>
type Read<T> = { readonly value: T } | { readonly problem: string }

const STAFF = new Set(['specialist', 'developer', 'head', 'administrator'])
const CLOSED_BY: ReadonlySet<unknown> = new Set<ClosedBy | 'refusal' | null>([
  'time-limit',
  'confirmation',
  'specialist',
  'merge',
  'refusal',
  null,
])
const RESPONDED: ReadonlySet<unknown> = new Set<Responded | null>(['in-time', 'late', 'missed', null])

/**
 * Reads a line of an export (`docs/operating.md`) that JSON.parse has read already. Written by hand and without a schema
 * library, since millions of lines pass here. Instants are epoch milliseconds or ISO 8601 with an offset.
 */
export function readRecordedCase(data: unknown): { readonly recorded: RecordedCase } | { readonly problem: string } {
  if (!isFields(data)) return { problem: 'a recorded case is a JSON object' }
  const { case: id, number, client, commands: list } = data
  if (typeof id !== 'string' || id === '') return { problem: '`case` is no id' }
  if (!isMissing(number) && typeof number !== 'number') return { problem: '`number` is no number' }
  if (!isMissing(client) && typeof client !== 'string') return { problem: '`client` is no text' }
  if (!Array.isArray(list) || list.length === 0) return { problem: '`commands` is no list of commands' }
  const commands: RecordedCommand[] = []
  for (let i = 0; i < list.length; i += 1) {
    const read = readCommand(list[i])
    if ('problem' in read) return { problem: `\`commands.${i}\`: ${read.problem}` }
    commands.push(read.value)
  }
  if (commands[0]?.command.kind !== 'register') return { problem: '`commands.0` does not register the case' }
  const until = isMissing(data.until) ? null : readInstant(data.until)
  if (until === null && !isMissing(data.until)) return { problem: '`until` is no instant' }
  const outcome = isMissing(data.outcome) ? null : readOutcome(data.outcome)
  if (outcome !== null && 'problem' in outcome) return { problem: `\`outcome\`: ${outcome.problem}` }
  return {
    recorded: {
      case: id,
      number: isMissing(number) ? null : number,
      client: isMissing(client) ? null : client,
      commands,
      until,
      outcome: outcome === null ? null : outcome.value,
    },
  }
}

function readCommand(data: unknown): Read<RecordedCommand> {
  if (!isFields(data)) return { problem: 'is no object with `at`, `by` and `command`' }
  const at = readInstant(data.at)
  if (at === null) return { problem: '`at` is no instant' }
  if (!isActor(data.by)) return { problem: '`by` is no actor, such as `{"role":"desk"}`' }
  const problem = commandProblem(data.command)
  if (problem !== null) return { problem }
  return { value: { at, by: data.by, command: data.command as Command } }
}

function readOutcome(data: unknown): Read<Outcome> {
  if (!isFields(data)) return { problem: 'is no object' }
  const { verdict, programme } = data
  const responded = data.responded ?? null
  const closedBy = data.closedBy ?? null
  if (!VERDICTS.includes(verdict as VerdictKind)) return { problem: '`verdict` is no verdict' }
  if (!isMissing(programme) && typeof programme !== 'string') return { problem: '`programme` is no text' }
  if (!RESPONDED.has(responded)) return { problem: '`responded` is none of in-time, late, missed' }
  if (!isMissing(data.broken) && typeof data.broken !== 'number') return { problem: '`broken` is no number' }
  if (!CLOSED_BY.has(closedBy)) return { problem: '`closedBy` is no way to close a case' }
  const dueAt = isMissing(data.dueAt) ? null : readInstant(data.dueAt)
  const closedAt = isMissing(data.closedAt) ? null : readInstant(data.closedAt)
  if (dueAt === null && !isMissing(data.dueAt)) return { problem: '`dueAt` is no instant' }
  if (closedAt === null && !isMissing(data.closedAt)) return { problem: '`closedAt` is no instant' }
  return {
    value: {
      verdict: verdict as VerdictKind,
      programme: isMissing(programme) ? null : programme,
      dueAt,
      responded: responded as Responded | null,
      broken: isMissing(data.broken) ? null : data.broken,
      closedBy: closedBy as Outcome['closedBy'],
      closedAt,
    },
  }
}

function readInstant(value: unknown): Instant | null {
  if (typeof value === 'number') return Number.isFinite(value) && isOrdinary(instant(value)) ? instant(value) : null
  return typeof value === 'string' ? parseInstant(value) : null
}

function isActor(value: unknown): value is Actor {
  if (!isFields(value)) return false
  const { role, id } = value
  if (role === 'desk') return true
  if (role === 'client') return (typeof id === 'string' || isMissing(id)) && isPartner(value.partner)
  return typeof role === 'string' && STAFF.has(role) && typeof id === 'string'
}

function isPartner(value: unknown): boolean {
  return isMissing(value) || (isFields(value) && typeof value.id === 'string')
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}
