import type { Actor, Channel, Request } from '@reglament/engine'
import { between, type Chance, oneOf } from './chance.ts'
import type { Client } from './clients.ts'
import type { Deed } from './life.ts'
import { answerOf, questionOf, replyOf, subjectOf } from './words.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** How a case ends up: shares that a desk of a year's work has. */
export type Fate = 'confirmed' | 'silent' | 'refused' | 'new' | 'back' | 'asked' | 'escalated' | 'taken' | 'behind'

export interface Story {
  readonly subject: string
  readonly channel: Channel
  readonly deeds: readonly Deed[]
}

interface Told {
  readonly chance: Chance
  readonly client: Client
  readonly staff: readonly string[]
  readonly atMs: number
  /** The client's case that is being worked when this one comes. */
  readonly behind: string | null
  readonly isFirst: boolean
}

/** What was said and done in one case, from its registration on. */
export function storyOf(fate: Fate, told: Told): Story {
  const { chance, client, atMs } = told
  const subject = subjectOf(chance)
  const channel = oneOf(chance, ['email', 'email', 'portal', 'phone'] as const)
  const actor: Actor = { role: 'client', id: client.contact.id }
  const specialist: Actor = { role: 'specialist', id: oneOf(chance, told.staff) }
  const text = questionOf(chance, subject)
  const registered: Deed = {
    atMs,
    actor,
    command: { kind: 'register', request: requestOf(told, channel, text), turnHeldBy: told.behind },
    said: { direction: 'in', text, subject },
  }
  const after = (minutes: number, deed: Omit<Deed, 'atMs'>): Deed => ({ ...deed, atMs: atMs + minutes * MINUTE_MS })
  const first = between(chance, 20, 300)
  const takes = after(first, { actor: specialist, command: { kind: 'take' } })
  const answers = after(first + 10, {
    actor: specialist,
    command: { kind: 'answer' },
    said: { direction: 'out', text: answerOf(chance) },
  })
  const replies = after(first + between(chance, 60, 900), {
    actor,
    command: { kind: 'reply', turnHeldBy: null },
    said: { direction: 'in', text: replyOf(chance) },
  })
  const answersAgain: Deed = { ...answers, atMs: replies.atMs + 40 * MINUTE_MS }
  const note = after(first + 5, {
    actor: specialist,
    command: { kind: 'note' },
    said: { direction: 'note', text: 'Похоже на известную ошибку, смотрю журнал.' },
  })
  const confirms: Deed = { atMs: answersAgain.atMs + 120 * MINUTE_MS, actor, command: { kind: 'confirm' } }
  const escalates = after(first + 30, {
    actor: specialist,
    command: {
      kind: 'escalate',
      developer: { name: 'Глеб Дурново', email: 'gleb@desk.example' },
      eta: new Date(atMs + between(chance, 20, 60) * DAY_MS).toISOString().slice(0, 10),
    },
  })
  const refuses = after(first, {
    actor: { role: 'head', id: specialist.id },
    command: { kind: 'refuse' },
    said: { direction: 'out', text: 'Для вашего вопроса в регламенте нет оснований для поддержки.' },
  })
  const deeds: Readonly<Record<Fate, readonly Deed[]>> = {
    confirmed: [registered, takes, answers, replies, answersAgain, confirms],
    silent: [registered, takes, note, answers],
    refused: [registered, refuses],
    new: [registered],
    back: [registered, takes, answers, replies],
    asked: [registered, takes, answers],
    escalated: [registered, takes, answers, escalates],
    taken: [registered, takes, note],
    behind: [registered],
  }
  return { subject, channel, deeds: deeds[fate] }
}

function requestOf({ client, atMs, isFirst, chance }: Told, channel: Channel, description: string): Request {
  const { name, email, phone } = client.contact
  const isPhone = chance() < 0.05
  return {
    at: new Date(atMs).toISOString(),
    channel,
    contact: { name, email, phone },
    organization: { name: client.organization.name, inn: client.organization.inn },
    product: isPhone ? 'pbx' : 'ics',
    version: isPhone ? '4.0' : '7.9.9',
    topic: oneOf(chance, ['fault', 'setup', 'usage'] as const),
    description,
    firstContact: isFirst,
    holdings: client.holdings.map(({ id: _id, ...holding }) => holding),
  }
}
