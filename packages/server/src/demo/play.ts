import { type Actor, type Instant, instant, type PartnerRef } from '@reglament/engine'
import type { CaseCommand, MessageAuthor, NewMessage, Outcome } from '../handle/command.ts'
import { handle } from '../handle/handle.ts'
import { register } from '../handle/register.ts'
import type { Shell } from '../handle/shell.ts'
import { readDueCases, readNextDue } from '../store/case/timer.ts'
import type { KnownContact } from '../store/client/client.ts'
import { inDesk } from '../store/transaction.ts'
import { type InventedDesk, readWhen, STAFF, type Step, type Story } from './story.ts'

interface Act {
  readonly at: Instant
  readonly run: () => Promise<void>
}

/**
 * Plays the stories of a desk in the order of their times, up to `now`, and lets every timer fire at its own moment in
 * between; how many cases came of it.
 * @throws Error where a regulation forbids what a story does: the demo shows nothing that could not happen.
 */
export async function play(
  shell: Shell,
  desk: InventedDesk,
  contacts: ReadonlyMap<string, KnownContact>,
  now: Instant,
  timezone: string,
  setClock: (at: Instant) => void,
): Promise<number> {
  const momentOf = (when: Story['when']) => instant(readWhen(when, now, timezone))
  const acts = desk.stories.flatMap((story) => actsOf(shell, desk, story, contacts, momentOf))
  for (const { at, run } of acts.sort((a, b) => a.at - b.at)) {
    if (at > now) continue
    await letTimersFire(shell, desk.deskId, at, setClock)
    setClock(at)
    await run()
  }
  await letTimersFire(shell, desk.deskId, now, setClock)
  return desk.stories.length
}

function actsOf(
  shell: Shell,
  desk: InventedDesk,
  story: Story,
  contacts: ReadonlyMap<string, KnownContact>,
  momentOf: (when: Story['when']) => Instant,
): readonly Act[] {
  const { deskId } = desk
  const contact = contacts.get(story.client)
  if (!contact) throw new Error(`the story \`${story.subject}\` names no client \`${story.client}\``)
  const partnersPerson = story.partner === undefined ? null : contacts.get(story.partner)
  if (partnersPerson === undefined)
    throw new Error(`the story \`${story.subject}\` names no partner \`${story.partner}\``)
  let caseId: string | null = null
  const open: Act = {
    at: momentOf(story.when),
    run: async () => {
      caseId = made(await ask(shell, deskId, story, contact, behalfOf(desk, story, partnersPerson)), story.subject)
    },
  }
  const steps = (story.later ?? []).map((step): Act => {
    const at = momentOf(step.when)
    const run = async () => {
      if (caseId === null) throw new Error(`the story \`${story.subject}\` goes on before it begins`)
      const behalf = behalfOf(desk, story, partnersPerson)
      made(await go(shell, deskId, caseId, step, story, behalf?.person ?? contact, behalf, at), story.subject)
    }
    return { at, run }
  })
  return [open, ...steps]
}

interface Behalf {
  readonly person: KnownContact
  readonly partner: PartnerRef
}

/** Who asks in the client's place; null where the client does. */
function behalfOf({ clients }: InventedDesk, story: Story, person: KnownContact | null): Behalf | null {
  if (person === null || person.organizationId === null) return null
  return { person, partner: { id: person.organizationId, name: clients[story.partner ?? '']?.organization ?? null } }
}

function ask(
  shell: Shell,
  deskId: string,
  story: Story,
  client: KnownContact,
  behalf: Behalf | null,
): Promise<Outcome> {
  const contact = behalf?.person ?? client
  const partner = behalf ? { partner: behalf.partner } : {}
  const { channel, topic, product, version, text, subject } = story
  const byPhone = channel === 'phone'
  return register(shell, deskId, {
    command: {
      kind: 'register',
      request: {
        at: new Date(shell.clock()).toISOString(),
        channel,
        topic,
        description: text,
        ...(product === undefined ? {} : { product }),
        ...(version === undefined ? {} : { version }),
        ...story.request,
      },
    },
    actor: byPhone ? { role: 'specialist', id: STAFF.boris.id } : { role: 'client', id: contact.id, ...partner },
    client: { organizationId: client.organizationId, contactId: contact.id },
    ...partner,
    subject,
    message: words('in', channel, clientAuthor(contact, behalf), text, subject),
  })
}

function go(
  shell: Shell,
  deskId: string,
  caseId: string,
  step: Step,
  story: Story,
  contact: KnownContact,
  behalf: Behalf | null,
  at: Instant,
): Promise<Outcome> {
  const staff = step.by === 'client' ? null : STAFF[step.by]
  const partner = behalf ? { partner: behalf.partner } : {}
  const actor: Actor = staff ? { role: staff.role, id: staff.id } : { role: 'client', id: contact.id, ...partner }
  const author: MessageAuthor = staff
    ? { role: staff.role, id: staff.id, name: staff.name, email: null }
    : clientAuthor(contact, behalf)
  const direction = !staff ? 'in' : step.do.kind === 'note' ? 'note' : 'out'
  const message = step.text === undefined ? undefined : words(direction, story.channel, author, step.text, null)
  return handle(shell, deskId, caseId, dated(step.do, at), actor, message)
}

function words(
  direction: NewMessage['direction'],
  channel: NewMessage['channel'],
  author: MessageAuthor,
  text: string,
  subject: string | null,
): NewMessage {
  return { direction, channel, author, subject, text, visibleText: null, html: null, internetId: null, attachments: [] }
}

function clientAuthor({ id, name, email }: KnownContact, behalf: Behalf | null): MessageAuthor {
  return { role: 'client', id, name, email, ...(behalf ? { partner: behalf.partner.name } : {}) }
}

/** A story says `in 3 weekdays`, because its own date is not known before it is played. */
function dated(command: CaseCommand, at: Instant): CaseCommand {
  if ((command.kind !== 'escalate' && command.kind !== 'promise') || command.eta === undefined) return command
  const weekdays = /^in (\d+) weekdays$/.exec(command.eta)?.[1]
  if (weekdays === undefined) throw new Error(`\`${command.eta}\` is not a number of weekdays from now`)
  let date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate()
  for (let left = Number(weekdays); left > 0; ) {
    date = date.add({ days: 1 })
    if (date.dayOfWeek <= 5) left -= 1
  }
  return { ...command, eta: date.toString() }
}

function made(outcome: Outcome, subject: string): string {
  if (outcome.kind === 'done') return outcome.caseId
  throw new Error(`the story \`${subject}\` could not have happened: ${JSON.stringify(outcome)}`)
}

/** A desk with more timers than this between two acts is no demo. */
const MOST_TIMERS = 1000

async function letTimersFire(
  shell: Shell,
  deskId: string,
  until: Instant,
  setClock: (at: Instant) => void,
): Promise<void> {
  for (let fired = 0; fired < MOST_TIMERS; fired++) {
    const next = await inDesk(shell.pool, deskId, (db) => readNextDue(db))
    if (next === null || next > until) return
    setClock(next)
    for (const caseId of await inDesk(shell.pool, deskId, (db) => readDueCases(db, next, 1))) {
      made(await handle(shell, deskId, caseId, { kind: 'tick' }, { role: 'desk' }), caseId)
    }
  }
  throw new Error(`the desk \`${deskId}\` has timers that do not end`)
}
