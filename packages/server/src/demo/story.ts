import type { Channel, GrantCovers, HoldingKind, Request, Topic } from '@reglament/engine'
import type { CaseCommand } from '../handle/command.ts'

/**
 * When something happened, seen from the day the demo is made: `-3d 10:40` is three weekdays ago at that hour of the
 * desk's zone, `-35m` and `-3h` are minutes and hours ago.
 */
export type When = `-${number}d ${number}:${number}` | `-${number}m` | `-${number}h`

export interface InventedHolding {
  readonly kind: HoldingKind
  readonly product?: string
  /** Days before today; the right began then. */
  readonly daysAgo: number
}

/** A client who never was. The address ends in `.example`, so that nothing can ever reach it. */
export interface InventedClient {
  readonly organization: string
  readonly contact: string
  readonly email: string
  readonly phone?: string
  readonly holdings: readonly InventedHolding[]
}

/** A client that lets a partner act for it. */
export interface InventedGrant {
  readonly client: string
  readonly partner: string
  readonly covers: GrantCovers
  readonly copies: boolean
  /** Days before today; it is in force since then. */
  readonly daysAgo: number
}

export interface Story {
  readonly client: string
  /** The partner whose person asks, and does what the client does later; by the client's grant. */
  readonly partner?: string
  readonly when: When
  readonly channel: Channel
  readonly product?: string
  readonly version?: string
  readonly topic: Topic
  readonly subject: string
  readonly text: string
  /** Fields that this request leaves out or says otherwise. */
  readonly request?: Partial<Request>
  readonly later?: readonly Step[]
}

export interface Step {
  readonly when: When
  /** A member of the demo's staff, or the client. */
  readonly by: 'client' | StaffName
  readonly do: CaseCommand
  readonly text?: string
}

export const STAFF = {
  anna: { id: 'demo-anna', name: 'Анна Смирнова', role: 'specialist' },
  boris: { id: 'demo-boris', name: 'Борис Ильин', role: 'specialist' },
  vera: { id: 'demo-vera', name: 'Вера Полякова', role: 'head' },
  gleb: { id: 'demo-gleb', name: 'Глеб Орлов', role: 'developer' },
} as const
export type StaffName = keyof typeof STAFF

export interface InventedDesk {
  readonly deskId: string
  readonly clients: Readonly<Record<string, InventedClient>>
  readonly grants?: readonly InventedGrant[]
  readonly stories: readonly Story[]
}

const WHEN = /^-(?:(?<minutes>\d+)m|(?<hours>\d+)h|(?<days>\d+)d (?<hour>\d{1,2}):(?<minute>\d{2}))$/

/** The instant that `when` means, in epoch milliseconds. */
export function readWhen(when: When, nowMs: number, timezone: string): number {
  const { minutes, hours, days, hour, minute } = WHEN.exec(when)?.groups ?? {}
  if (minutes !== undefined) return nowMs - Number(minutes) * 60_000
  if (hours !== undefined) return nowMs - Number(hours) * 3_600_000
  if (days === undefined) throw new Error(`\`${when}\` is not a time before now`)
  let date = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timezone).toPlainDate()
  for (let left = Number(days); left > 0; ) {
    date = date.subtract({ days: 1 })
    if (date.dayOfWeek <= 5) left -= 1
  }
  const time = Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
  return date.toZonedDateTime({ timeZone: timezone, plainTime: time }).epochMilliseconds
}
