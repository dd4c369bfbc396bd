import type { Actor, Locale } from '@reglament/engine'
import { readAllMessages, readCaseByNumber } from '../store/case/case-detail.ts'
import { insertLink, type NewLink } from '../store/case/link.ts'
import { insertMark } from '../store/case/mark.ts'
import { listMergedInto } from '../store/case/thread.ts'
import { readContact, readOrganization } from '../store/client/client.ts'
import { caseLabel, type Desk } from '../store/desk/desk.ts'
import type { Role, StaffUser } from '../store/desk/staff.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import type { NewMessage, Outcome } from './command.ts'
import { handle } from './handle.ts'
import { register } from './register.ts'
import type { Shell } from './shell.ts'

export interface Transfer {
  readonly from: Desk
  readonly to: Desk
  readonly number: number
  /** For colleagues there; the client does not see it. */
  readonly note: string | null
  readonly user: StaffUser
  /** What they are on the other desk. */
  readonly role: Role
}

/**
 * Registers the question of a case on another desk, as the client's request there: judged by that desk's regulation, with
 * a number of its own that its letter tells the client. The case here stays as it is, and each has a link to the other.
 * The desks have a transaction each: a process that dies in between leaves the new case with its link, and none here.
 */
export async function transferCase(shell: Shell, transfer: Transfer): Promise<Outcome> {
  const { from, to, number, note, user, role } = transfer
  const found = await inDesk(shell.pool, from.id, (db) => readHistory(db, number))
  if (!found) return { kind: 'unknown-case' }
  const { row, messages, organization, contact } = found
  const said = messages.filter(({ direction }) => direction !== 'note')
  const history = said.map((each) => headed(each, to.locale, to.timezone)).join('\n\n')
  const first = said.find(({ direction }) => direction === 'in')
  const description = row.state.request.description ?? first?.visibleText ?? first?.text
  const actor: Actor = { role, id: user.id }
  const { channel } = row.state.request
  const outcome = await register(shell, to.id, {
    command: {
      kind: 'register',
      request: {
        at: new Date(shell.clock()).toISOString(),
        channel,
        ...(description === undefined ? {} : { description }),
        contact: present({ name: contact?.name, email: contact?.email, phone: contact?.phone }),
        organization: present({ name: organization?.name, inn: organization?.inn }),
      },
    },
    actor,
    client: null,
    subject: row.subject,
    ...(history === '' ? {} : { message: clientsWords(history, channel, contact) }),
    within: (db, made) =>
      insertLink(db, {
        ...linkOf(shell, made.caseId, user),
        kind: 'transferred-from',
        url: `/desk/${from.id}/cases/${number}`,
        title: caseLabel(from, number),
      }).then(() => {}),
  })
  if (outcome.kind !== 'done') return outcome
  const label = caseLabel(to, outcome.number)
  await inDesk(shell.pool, from.id, async (db) => {
    const url = `/desk/${to.id}/cases/${outcome.number}`
    await insertLink(db, { ...linkOf(shell, row.id, user), kind: 'transferred-to', url, title: label })
    const body = { kind: 'linked', link: 'transferred-to', to: label } as const
    await insertMark(db, { id: shell.newId(), caseId: row.id, body, by: user.id, at: shell.clock() })
  })
  if (note !== null) await handle(shell, to.id, outcome.caseId, { kind: 'note' }, actor, noteOf(note, user, role))
  return outcome
}

async function readHistory(db: DeskClient, number: number) {
  const row = await readCaseByNumber(db, number)
  if (!row) return null
  const merged = (await listMergedInto(db, row.id)).filter(({ apart }) => !apart)
  const [messages, organization, contact] = await Promise.all([
    readAllMessages(db, row.id, merged),
    readOrganization(db, row.organizationId),
    readContact(db, row.contactId),
  ])
  return { row, messages, organization, contact }
}

function linkOf(shell: Shell, caseId: string, { id: by }: StaffUser): Omit<NewLink, 'kind' | 'url' | 'title'> {
  return { id: shell.newId(), caseId, otherCaseId: null, by, at: shell.clock() }
}

/** Who said it and when, then the words. */
function headed(
  message: {
    readonly author: { readonly name: string | null; readonly email: string | null }
    readonly at: string
    readonly text: string
    readonly visibleText: string | null
  },
  locale: Locale,
  timeZone: string,
): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    Date.parse(message.at),
  )
  return `${message.author.name ?? message.author.email ?? '—'}, ${when}:\n${message.visibleText ?? message.text}`
}

function clientsWords(
  text: string,
  channel: NewMessage['channel'],
  contact: { readonly name: string | null; readonly email: string | null } | null,
): NewMessage {
  const author = { role: 'client', id: null, name: contact?.name ?? null, email: contact?.email ?? null } as const
  return {
    direction: 'in',
    channel,
    author,
    subject: null,
    text,
    visibleText: null,
    html: null,
    internetId: null,
    attachments: [],
  }
}

function noteOf(text: string, { id, name, email }: StaffUser, role: Role): NewMessage {
  const author = { role, id, name, email }
  return {
    direction: 'note',
    channel: 'portal',
    author,
    subject: null,
    text,
    visibleText: null,
    html: null,
    internetId: null,
    attachments: [],
  }
}

function present(fields: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, text]) => (text ? [[name, text] as const] : [])))
}
