import type { z } from 'zod'
import { readPhone } from '../../phone.ts'
import type { KeptCall } from '../../store/phone/call.ts'
import { type Caller, findCallers } from '../../store/phone/caller.ts'
import type { DeskClient } from '../../store/transaction.ts'
import type { callShape } from '../shape/call.ts'

/** Calls as the API shows them, each with the people whose telephone it is. */
export async function withPeople(db: DeskClient, calls: readonly KeptCall[]): Promise<z.infer<typeof callShape>[]> {
  const numbers = [...new Set(calls.flatMap(({ number }) => number ?? []))]
  const callers = numbers.length === 0 ? [] : await findCallers(db, numbers)
  return calls.map((call) =>
    shown(
      call,
      callers.filter(({ phone }) => phone !== null && phone === call.number),
    ),
  )
}

/** As people read it; a number that was withheld is null. */
export function phoneOf(number: string | null): { key: string; display: string } | null {
  if (number === null) return null
  return { key: number, display: readPhone(number)?.display ?? number }
}

function shown(call: KeptCall, callers: readonly Caller[]): z.infer<typeof callShape> {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: call.id,
    direction: call.direction,
    state: stateOf(call),
    phone: phoneOf(call.number),
    called: call.called,
    people: callers.map(({ id, name, organization }) => ({
      id,
      name,
      organization: organization?.name ?? organization?.inn ?? null,
    })),
    startedAt: new Date(call.startedAt).toISOString(),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
    talkSeconds: call.talkSeconds,
    recordingUrl: call.recordingUrl,
    cases: [...call.cases],
  }
}

function stateOf({ answeredAt, endedAt }: KeptCall): 'ringing' | 'answered' | 'ended' | 'missed' {
  if (endedAt !== null) return answeredAt === null ? 'missed' : 'ended'
  return answeredAt === null ? 'ringing' : 'answered'
}
