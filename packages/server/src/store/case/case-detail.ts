import { timingSafeEqual } from 'node:crypto'
import type { Channel, Event, Holding, LetterKind } from '@reglament/engine'
import { type KnownOrganization, type ListedContact, readContact, readOrganization } from '../client/client.ts'
import { readHoldings } from '../client/holding.ts'
import { type Person, readPeople } from '../client/people.ts'
import type { DeskClient } from '../transaction.ts'
import { type CaseField, type FieldValue, listFields, readFieldValues } from './case-field.ts'
import { CASE_COLUMNS, CASE_TABLES, type CaseRecord, type CaseRow, toCaseRow } from './case-row.ts'
import { toCaseLine } from './line-state.ts'
import { type CaseLink, readLinks } from './link.ts'
import { type Mark, readMarks } from './mark.ts'
import { readTags, type Tag } from './tag.ts'
import { listMergedInto, type MergedCase } from './thread.ts'

/** A case and what it is addressed by. */
export interface FoundCase extends CaseRow {
  readonly trackingSecret: string
  readonly organizationId: string | null
  readonly contactId: string | null
}

export interface CaseMessage {
  readonly id: string
  readonly direction: 'in' | 'out' | 'note'
  readonly channel: Channel
  readonly author: {
    readonly role: string
    readonly id: string | null
    readonly name: string | null
    readonly email: string | null
    /** The partner whose person it is, where a partner wrote for the client. */
    readonly partner?: string | null
  }
  readonly subject: string | null
  readonly text: string
  readonly visibleText: string | null
  readonly html: string | null
  readonly internetId: string | null
  readonly at: string
  readonly attachments: readonly CaseAttachment[]
  /** The number of the merged case that it came to; null where it came to this one. */
  readonly mergedNumber: number | null
}

export interface CaseAttachment {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly contentId: string | null
  readonly isInline: boolean
}

export interface MessageHtml {
  readonly html: string
  readonly pictures: readonly {
    readonly contentId: string
    readonly contentType: string
    readonly sizeBytes: number
    readonly sha256: string
  }[]
}

export interface CaseLetter {
  readonly id: string
  readonly kind: LetterKind
  readonly status: 'queued' | 'sent' | 'failed' | 'held' | 'suppressed'
  readonly recipient: string | null
  readonly problem: string | null
  readonly createdAt: string
  readonly sentAt: string | null
}

/** Everything that the page of a case shows. */
export interface CaseDetail {
  readonly row: FoundCase
  readonly events: readonly Event[]
  readonly messages: readonly CaseMessage[]
  readonly letters: readonly CaseLetter[]
  readonly organization: (KnownOrganization & { readonly holdings: readonly Holding[] }) | null
  readonly contact: ListedContact | null
  /** Of the same client, the newest change first. */
  readonly otherCases: readonly CaseRow[]
  /** Everybody of the organization that the desk knows. */
  readonly people: readonly Person[]
  readonly beside: Beside
}

/** What stands beside the case and is no part of its rules. */
export interface Beside {
  /** The case that this one is an alias of. */
  readonly mergedInto: number | null
  readonly merged: readonly MergedCase[]
  readonly links: readonly CaseLink[]
  readonly tags: readonly Tag[]
  readonly fields: readonly CaseField[]
  readonly values: readonly FieldValue[]
  readonly marks: readonly Mark[]
}

type FoundRecord = CaseRecord & { tracking_secret: string; organization_id: string | null; contact_id: string | null }

const FOUND = `select ${CASE_COLUMNS}, k.tracking_secret, k.organization_id, k.contact_id from ${CASE_TABLES} where k.desk_id = $1`

/** null where the desk has no case of that number. */
export async function readCaseByNumber(db: DeskClient, number: number): Promise<FoundCase | null> {
  const { rows } = await db.query<FoundRecord>({
    name: 'case-by-number',
    text: `${FOUND} and k.number = $2`,
    values: [db.deskId, number],
  })
  return rows[0] ? toFound(rows[0]) : null
}

/** null where the desk has no case of that id. */
export async function readCase(db: DeskClient, caseId: string): Promise<FoundCase | null> {
  const { rows } = await db.query<FoundRecord>({
    name: 'case-by-id',
    text: `${FOUND} and k.id = $2`,
    values: [db.deskId, caseId],
  })
  return rows[0] ? toFound(rows[0]) : null
}

/** The case behind a tracking link: null where there is no such number, and where the secret is another one. */
export async function readTrackedCase(db: DeskClient, number: number, secret: string): Promise<FoundCase | null> {
  const found = await readCaseByNumber(db, number)
  if (!found) return null
  const [given, right] = [Buffer.from(secret), Buffer.from(found.trackingSecret)]
  return given.length === right.length && timingSafeEqual(given, right) ? found : null
}

/** A case with its history, its client and the client's other cases; null where there is none of that number. */
export async function readCaseDetail(db: DeskClient, number: number): Promise<CaseDetail | null> {
  const row = await readCaseByNumber(db, number)
  if (!row) return null
  const merged = await listMergedInto(db, row.id)
  const [events, messages, letters, organization, contact, holdings, otherCases, people, beside] = await Promise.all([
    readEvents(db, row.id),
    readAllMessages(db, row.id, merged),
    readLetters(db, row.id),
    readOrganization(db, row.organizationId),
    readContact(db, row.contactId),
    readHoldings(db, clientOf(row)),
    readOtherCases(db, row.id, clientOf(row)),
    row.organizationId === null ? [] : readPeople(db, { organizationId: row.organizationId, contactId: null }),
    readBeside(db, row, merged),
  ])
  return {
    row,
    events,
    messages,
    letters,
    organization: organization && { ...organization, holdings },
    contact,
    otherCases,
    people,
    beside,
  }
}

async function readBeside(db: DeskClient, { id, state }: FoundCase, merged: readonly MergedCase[]): Promise<Beside> {
  const [into, links, tags, fields, values, marks] = await Promise.all([
    state.mergedInto === null ? null : readCase(db, state.mergedInto),
    readLinks(db, id),
    readTags(db, id),
    listFields(db),
    readFieldValues(db, id),
    readMarks(db, id),
  ])
  return { mergedInto: into?.number ?? null, merged, links, tags, fields, values, marks }
}

/** The messages of a case and of those that are its aliases, in the order in which they came. */
export async function readAllMessages(
  db: DeskClient,
  caseId: string,
  merged: readonly MergedCase[],
): Promise<readonly CaseMessage[]> {
  if (merged.length === 0) return readMessages(db, caseId)
  const [own, ...others] = await Promise.all([
    readMessages(db, caseId),
    ...merged.map(async ({ id, number }) =>
      (await readMessages(db, id)).map((message) => ({ ...message, mergedNumber: number })),
    ),
  ])
  return [...(own ?? []), ...others.flat()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
}

async function readEvents(db: DeskClient, caseId: string): Promise<readonly Event[]> {
  const { rows } = await db.query<{ body: Event }>({
    name: 'case-events',
    text: 'select body from event where desk_id = $1 and case_id = $2 order by seq',
    values: [db.deskId, caseId],
  })
  return rows.map(({ body }) => body)
}

/** The messages of a case with their attachments, in the order in which they came. */
export async function readMessages(db: DeskClient, caseId: string): Promise<readonly CaseMessage[]> {
  const { rows } = await db.query<
    Omit<CaseMessage, 'at' | 'visibleText' | 'internetId' | 'mergedNumber'> & {
      at: Date
      visible_text: string | null
      internet_id: string | null
    }
  >({
    name: 'case-messages',
    text: `select m.id, m.direction, m.channel, m.author, m.subject, m.text, m.visible_text, m.html, m.internet_id, m.at,
        (select coalesce(json_agg(json_build_object('id', a.id, 'filename', a.filename, 'contentType', a.content_type,
           'sizeBytes', a.size_bytes, 'sha256', a.sha256, 'contentId', a.content_id, 'isInline', a.is_inline) order by a.id), '[]')
         from attachment a where a.desk_id = m.desk_id and a.message_id = m.id) as attachments
      from message m where m.desk_id = $1 and m.case_id = $2 order by m.at, m.id`,
    values: [db.deskId, caseId],
  })
  return rows.map(({ at, visible_text, internet_id, ...rest }) => ({
    ...rest,
    visibleText: visible_text,
    internetId: internet_id,
    at: at.toISOString(),
    mergedNumber: null,
  }))
}

async function readLetters(db: DeskClient, caseId: string): Promise<readonly CaseLetter[]> {
  const { rows } = await db.query<
    Omit<CaseLetter, 'createdAt' | 'sentAt'> & { created_at: Date; sent_at: Date | null }
  >({
    name: 'case-letters',
    text: `select id, kind, status, recipient, problem, created_at, sent_at from letter
           where desk_id = $1 and case_id = $2 order by created_at, id collate "C"`,
    values: [db.deskId, caseId],
  })
  return rows.map(({ created_at, sent_at, ...rest }) => ({
    ...rest,
    createdAt: created_at.toISOString(),
    sentAt: sent_at?.toISOString() ?? null,
  }))
}

/** As many of the client's other cases as a page has room for. */
const MOST_OTHER_CASES = 20

/** Whose rights and cases stand beside it: what a partner's person holds and asks for others is none of the client's. */
function clientOf({ organizationId, contactId, state }: FoundCase) {
  return { organizationId, contactId: state.onBehalf ? null : contactId }
}

type Client = ReturnType<typeof clientOf>

async function readOtherCases(db: DeskClient, caseId: string, client: Client): Promise<readonly CaseRow[]> {
  const { rows } = await db.query<CaseRecord>({
    name: 'case-others',
    text: `select ${CASE_COLUMNS} from ${CASE_TABLES}
      where k.desk_id = $1 and k.id <> $2 and (k.organization_id = $3 or k.contact_id = $4)
      order by k.changed_at desc, k.number desc limit ${MOST_OTHER_CASES}`,
    values: [db.deskId, caseId, client.organizationId, client.contactId],
  })
  return rows.map(toCaseLine)
}

/** A letter's own markup, as it came, with the files that it may show; null where none of the cases has such a letter, or it no markup. */
export async function readMessageHtml(
  db: DeskClient,
  caseIds: readonly string[],
  messageId: string,
): Promise<MessageHtml | null> {
  const { rows } = await db.query<MessageHtml>({
    name: 'message-html',
    text: `select m.html,
        (select coalesce(json_agg(json_build_object('contentId', a.content_id, 'contentType', a.content_type,
           'sizeBytes', a.size_bytes, 'sha256', a.sha256) order by a.id), '[]')
         from attachment a where a.desk_id = $1 and a.message_id = $2 and a.content_id is not null) as pictures
      from message m where m.desk_id = $1 and m.id = $2 and m.case_id = any($3) and m.html is not null`,
    values: [db.deskId, messageId, caseIds],
  })
  return rows[0] ?? null
}

/** An attachment of whatever message of the desk; null where there is none. */
export async function readAttachment(db: DeskClient, attachmentId: string): Promise<CaseAttachment | null> {
  const { rows } = await db.query<CaseAttachment>({
    name: 'attachment-read',
    text: `select id, filename, content_type as "contentType", size_bytes::int as "sizeBytes", sha256,
             content_id as "contentId", is_inline as "isInline"
           from attachment where desk_id = $1 and id = $2`,
    values: [db.deskId, attachmentId],
  })
  return rows[0] ?? null
}

function toFound(row: FoundRecord): FoundCase {
  return {
    ...toCaseRow(row),
    trackingSecret: row.tracking_secret,
    organizationId: row.organization_id,
    contactId: row.contact_id,
  }
}
