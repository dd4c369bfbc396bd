import { closesAt, type Instant, LOCALES, type Locale, type Regulation } from '@reglament/engine'
import type { z } from 'zod'
import type { MessengerLink } from '../intake/messengers.ts'
import type { AccountCaseRow } from '../store/account/client-account.ts'
import type { CaseDetail, CaseMessage, FoundCase } from '../store/case/case-detail.ts'
import type { CaseRow } from '../store/case/case-row.ts'
import type { MergedCase } from '../store/case/thread.ts'
import type { ListedContact } from '../store/client/client.ts'
import type { ClientDetail } from '../store/client/client-detail.ts'
import type { HeldRight } from '../store/client/holding.ts'
import type { Person } from '../store/client/people.ts'
import type { LedgerLine } from '../store/client/renewal.ts'
import { caseLabel, type Desk } from '../store/desk/desk.ts'
import { KEY_OF_ACCOUNT } from '../store/letter/letter.ts'
import { besideOf } from './case/present-beside.ts'
import type { accountCaseShape } from './shape/account.ts'
import type { caseDetailShape, caseRowShape, messageShape } from './shape/case.ts'
import type { clientDetailShape, heldRightShape, personShape } from './shape/client.ts'
import type { ownRenewalShape, renewalShape } from './shape/renewal.ts'
import type { trackedShape } from './shape/tracked.ts'

// What the store reads, field by field as the API shows it: a new column is not shown before somebody says so here.

/** The client's page of one case: whoever has the link may read and write there. */
export function trackingUrl(publicUrl: string, deskId: string, number: number, secret: string): string {
  return `${publicUrl}/d/${deskId}/track/${number}?key=${encodeURIComponent(secret)}`
}

/** What opens the page of a case in a link that goes out: never the secret, where a partner may lose its seat. */
export function linkKey({ state, trackingSecret }: FoundCase): string {
  return state.onBehalf ? KEY_OF_ACCOUNT : trackingSecret
}

/** Where the clients of a desk sign in. */
export function accountUrl(publicUrl: string, deskId: string): string {
  return `${publicUrl}/d/${deskId}/account`
}

/** The public page of a version of the regulation, in one language. */
export function regulationUrl(
  publicUrl: string,
  deskId: string,
  { version, locale }: { readonly version: string; readonly locale: Locale },
): string {
  return `${publicUrl}/d/${deskId}/regulation?${new URLSearchParams({ locale, version })}`
}

export function caseRow(row: CaseRow, desk: Desk): z.infer<typeof caseRowShape> {
  const { id, number, version, subject, status, turn, programme, priority, respondBy, nextDue } = row
  const { client, product, assignee, registeredAt, changedAt, state } = row
  return {
    id,
    number,
    version,
    label: caseLabel(desk, number),
    subject,
    status,
    turn,
    programme,
    priority,
    respondBy,
    nextDue,
    client,
    product,
    assignee,
    registeredAt,
    changedAt,
    state,
  }
}

export function caseDetail(detail: CaseDetail, desk: Desk, publicUrl: string): z.infer<typeof caseDetailShape> {
  const { row, events, messages, letters, organization, contact, otherCases, people, beside } = detail
  return {
    ...caseRow(row, desk),
    trackingUrl: trackingUrl(publicUrl, desk.id, row.number, linkKey(row)),
    events: [...events],
    messages: messages.map((message) => caseMessage(message, desk)),
    letters: letters.map(({ id, kind, status, recipient, problem, createdAt, sentAt }) => ({
      id,
      kind,
      status,
      recipient,
      problem,
      createdAt,
      sentAt,
    })),
    organization: organization && {
      id: organization.id,
      name: organization.name,
      inn: organization.inn,
      holdings: [...organization.holdings],
    },
    contact: contact && personOf(contact),
    otherCases: otherCases.map((other) => caseRow(other, desk)),
    people: people.map(({ id, name, email, phone, emails, phones, invitedAt }) => ({
      id,
      name,
      email,
      phone,
      emails: [...emails],
      phones: [...phones],
      invitedAt,
    })),
    beside: besideOf(beside, row, desk),
  }
}

/** What a client sees of their case: no notes, and of staff no more than their names. */
export function trackedCase(
  found: FoundCase,
  messages: readonly CaseMessage[],
  merged: readonly MergedCase[],
  renewals: readonly LedgerLine[],
  desk: Desk,
  regulation: Regulation,
  messengers: readonly MessengerLink[],
  { ahead, before }: { readonly ahead: number | null; readonly before: number | null },
): Omit<z.infer<typeof trackedShape>, 'hints' | 'rated' | 'partner' | 'uploadLimitBytes'> {
  const { state, subject, status, turn, respondBy } = found
  return {
    label: caseLabel(desk, found.number),
    subject,
    status,
    turn,
    respondBy,
    closesAt: isoOf(closesAt(state, regulation)),
    state,
    messages: messages.filter(({ direction }) => direction !== 'note').map((message) => caseMessage(message, desk)),
    joined: merged.map(({ number }) => caseLabel(desk, number)),
    renewals: renewals.map(ownRenewal),
    developer: state.development?.developer ?? null,
    eta: isoOf(state.development?.etaAt ?? null),
    verdict: state.verdict,
    deskTitle: desk.title,
    deskLocale: desk.locale,
    timezone: desk.timezone,
    regulation,
    messengers: [...new Set(messengers.map(({ kind }) => kind))],
    ahead,
    before,
  }
}

/** Another organization's case is read by a seat, or was asked by the person for it before they had one here. */
const isSeat = ({ state, contactId }: AccountCaseRow, holderId: string): boolean =>
  state.onBehalf !== undefined || contactId !== holderId

/** A line of a client's account; `holder`: whose account it is. */
export function accountCase(
  row: AccountCaseRow,
  desk: Desk,
  regulation: Regulation,
  holder: { readonly id: string; readonly organizationId: string | null },
): z.infer<typeof accountCaseShape> {
  const { number, subject, status, turn, respondBy, registeredAt, changedAt, state } = row
  return {
    number,
    label: caseLabel(desk, number),
    subject,
    status,
    turn,
    respondBy,
    closesAt: isoOf(closesAt(state, regulation)),
    eta: isoOf(state.development?.etaAt ?? null),
    contact: row.client.contact,
    isOwn: row.contactId === holder.id,
    client:
      row.organizationId === null || row.organizationId === holder.organizationId || !isSeat(row, holder.id)
        ? null
        : { id: row.organizationId, name: row.client.organization },
    registeredAt,
    changedAt,
    state,
  }
}

export function clientDetail(detail: ClientDetail, desk: Desk): z.infer<typeof clientDetailShape> {
  const { id, organization, people, notes, rights, cases, caseCount } = detail
  return {
    id,
    organization: organization && {
      id: organization.id,
      name: organization.name,
      inn: organization.inn,
      kpp: organization.kpp ?? null,
    },
    people: people.map(person),
    notes: [...notes],
    rights: rights.map(heldRight),
    cases: cases.map((row) => caseRow(row, desk)),
    caseCount,
  }
}

/** A language that the project does not speak is as none: the desk's own is used. */
function person(found: Person): z.infer<typeof personShape> {
  const { id, name, email, phone, emails, phones, timezone, invitedAt, isUnconfirmed } = found
  const locale = LOCALES.find((each) => each === found.locale) ?? null
  return {
    id,
    name,
    email,
    phone,
    emails: [...emails],
    phones: [...phones],
    locale,
    timezone,
    invitedAt,
    isUnconfirmed,
  }
}

function personOf(contact: ListedContact): NonNullable<z.infer<typeof caseDetailShape>['contact']> {
  const { id, name, email, phone, invitedAt, locale, timezone } = contact
  return { id, name, email, phone, invitedAt, locale: LOCALES.find((each) => each === locale) ?? null, timezone }
}

export function heldRight(right: HeldRight): z.infer<typeof heldRightShape> {
  const { id, contactId, holding, recordedAt, recordedBy, changes } = right
  return { id, contactId, holding, recordedAt, recordedBy, changes: [...changes] }
}

export function ownRenewal(line: LedgerLine): z.infer<typeof ownRenewalShape> {
  const { id, holding, actNumber, quotedAt, outcome, needs, reason, clauses, made, decidedAt } = line
  return { id, holding, actNumber, quotedAt, outcome, needs, reason, clauses: [...clauses], made, decidedAt }
}

export function renewalLine(line: LedgerLine): z.infer<typeof renewalShape> {
  const { terms, channel, client, caseNumber, askedBy, decidedBy } = line
  return { ...ownRenewal(line), terms, channel, client, caseNumber, askedBy, decidedBy }
}

function caseMessage(message: CaseMessage, desk: Desk): z.infer<typeof messageShape> {
  const { id, direction, channel, author, subject, text, html, visibleText, at, attachments } = message
  // What came from outside is markup of a stranger; it is shown apart, and only when asked for.
  const isOurs = direction === 'out' || channel !== 'email'
  return {
    id,
    direction,
    channel,
    author: { role: author.role, name: author.name, ...(author.partner ? { partner: author.partner } : {}) },
    subject,
    text,
    html: isOurs ? html : null,
    hasHtml: !isOurs && html !== null,
    visibleText,
    at,
    attachments: attachments.map(({ id, filename, contentType, sizeBytes, isInline, contentId }) => ({
      id,
      filename,
      contentType,
      sizeBytes,
      isInline,
      contentId,
    })),
    mergedFrom: message.mergedNumber === null ? null : caseLabel(desk, message.mergedNumber),
  }
}

function isoOf(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
