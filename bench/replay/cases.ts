// Invented records for the bench: the same seed gives the same bytes. Five commands a case, as a desk records them.
import { type Command, instant, outcomeOf, type RecordedCase, type Regulation, replayCase } from '@reglament/engine'

export const COMMANDS_A_CASE = 5
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FIRST_MS = Date.parse('2026-01-12T06:00:00Z')
const STAFF = { role: 'specialist', id: '0198d0c2-7d7a-7000-8000-00000000a001' } as const
const CLIENT = { role: 'client', id: '0198d0c2-7d7a-7000-8000-00000000c001' } as const
const DESK = { role: 'desk' } as const

/** mulberry32: small, fast, and good enough to spread cases. */
export function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One line of an export: a case that was decided by `regulation`, with its outcome. */
export function line(i: number, random: () => number, regulation: Regulation): string {
  const recorded = record(i, random)
  const { state } = replayCase(recorded, regulation)
  if (!state) throw new Error('a case was not registered')
  return `${JSON.stringify({ ...recorded, outcome: outcomeOf(state) })}\n`
}

function record(i: number, random: () => number): RecordedCase {
  const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0]
  const id = `0198d0c2-7d7a-7000-8000-${i.toString(16).padStart(12, '0')}`
  let now = FIRST_MS + Math.floor(random() * 300 * DAY_MS)
  const day = (daysAgo: number) => new Date(now - daysAgo * DAY_MS).toISOString().slice(0, 10)
  const at = () => instant(now)
  const after = (maxMs: number) => {
    now += Math.floor(random() * maxMs)
  }
  const register: Command = {
    kind: 'register',
    request: {
      at: new Date(now).toISOString(),
      channel: pick('email', 'email', 'portal', 'phone', 'messenger'),
      contact: { name: 'Анна Иванова', email: `anna-${i % 5000}@client.example` },
      organization: { name: `ООО «Клиент ${i % 5000}»`, inn: '7707083893' },
      product: 'ics',
      version: '7.9.9',
      topic: pick('setup', 'fault', 'usage'),
      description: 'После обновления не поднимается туннель между офисами, в журнале ошибка 0x42.',
      firstContact: false,
      holdings: [
        { kind: 'subscription', product: 'ics', from: day(Math.floor(random() * 360)) },
        { kind: 'demo', product: 'ics', from: day(500) },
      ],
    },
    message: { messageId: id },
    turnHeldBy: null,
  }
  const commands: RecordedCase['commands'][number][] = [{ at: at(), by: CLIENT, command: register }]
  const give = (maxMs: number, command: Command, by: typeof STAFF | typeof CLIENT | typeof DESK) => {
    after(maxMs)
    commands.push({ at: at(), by, command })
  }
  give(8 * HOUR_MS, { kind: 'answer', message: { messageId: id } }, STAFF)
  const silent = random() < 0.3
  give(silent ? 20 * DAY_MS : 5 * DAY_MS, { kind: 'reply', message: { messageId: id }, turnHeldBy: null }, CLIENT)
  give(8 * HOUR_MS, { kind: 'answer', message: { messageId: id } }, STAFF)
  if (random() < 0.5) give(3 * DAY_MS, { kind: 'confirm' }, CLIENT)
  else {
    now += 14 * DAY_MS
    give(1, { kind: 'tick' }, DESK)
  }
  return { case: id, number: i + 1, client: `organization:${i % 5000}`, commands, until: null, outcome: null }
}
