import type { Actor, CaseState, Command, Event, Instant, Letter, LetterKind } from '@reglament/engine'
import type { QueryConfig } from 'pg'
import { numberSequence } from '../desk/desk.ts'
import { deleteJob, insertJobs, type JobRow } from '../job-queue.ts'

/** What one command leaves behind, all of it in one statement. */
export interface Trail {
  readonly caseId: string
  readonly now: Instant
  readonly versionBefore: number
  readonly actor: Actor
  readonly command: Command
  readonly events: readonly Event[]
  readonly message: MessageRow | null
  readonly attachments: readonly AttachmentRow[]
  readonly letters: readonly LetterRow[]
  readonly jobs: readonly JobRow[]
  /** The key of a job that is no longer wanted. */
  readonly oldJob: string | null
}

export interface MessageRow {
  readonly id: string
  readonly direction: 'in' | 'out' | 'note'
  readonly channel: string
  readonly author: unknown
  readonly subject: string | null
  readonly text: string
  readonly visible_text: string | null
  readonly html: string | null
  readonly internet_id: string | null
}

export interface AttachmentRow {
  readonly id: string
  readonly filename: string
  readonly content_type: string
  readonly size_bytes: number
  readonly sha256: string
  readonly content_id: string | null
  readonly is_inline: boolean
}

export interface LetterRow {
  /** `caseId:version:index`: the same event makes the same letter. */
  readonly id: string
  readonly kind: LetterKind
  readonly recipient: string | null
  readonly body: Letter
  readonly internet_id: string
  readonly status: 'queued' | 'sent' | 'suppressed'
  readonly problem: string | null
}

/** The columns that repeat what lists sort and filter by. */
export interface CaseColumns {
  readonly state: CaseState
  readonly respondBy: Instant | null
  readonly nextDue: Instant | null
  /** In the order that the regulation gives its queue; infinity where a case has none of it. */
  readonly queueKey: readonly number[]
  readonly holdsTurn: boolean
  readonly clientKey: string
  readonly organizationId: string | null
  readonly contactId: string | null
}

export interface WrittenCase {
  number: string
  tracking_secret: string
}

/** $1 to $12; a case's own columns come after. */
const TRAIL = `
  new_command as (
    insert into command (desk_id, case_id, seq, at, actor, body)
    select $1, $2::uuid, $5::int, $3::timestamptz, $6::jsonb, $7::jsonb where $5::int > $4::int),
  new_events as (
    insert into event (desk_id, case_id, seq, command_seq, at, kind, body)
    select $1, $2::uuid, $4::int + ordinality, $5::int, to_timestamp((body->>'at')::float8 / 1000), body->>'kind', body
    from jsonb_array_elements($8::jsonb) with ordinality as e(body, ordinality)),
  new_message as (
    insert into message (desk_id, id, case_id, direction, channel, author, subject, text, visible_text, html, internet_id, at)
    select $1, id, $2::uuid, direction, channel, author, subject, text, coalesce(visible_text, text), html, internet_id, $3::timestamptz
    from jsonb_to_recordset($9::jsonb->'messages') as m(id uuid, direction text, channel text, author jsonb, subject text,
      text text, visible_text text, html text, internet_id text)),
  new_attachments as (
    insert into attachment (desk_id, id, message_id, filename, content_type, size_bytes, sha256, content_id, is_inline)
    select $1, id, ($9::jsonb->'messages'->0->>'id')::uuid, filename, content_type, size_bytes, sha256, content_id, is_inline
    from jsonb_to_recordset($9::jsonb->'attachments') as a(id uuid, filename text, content_type text, size_bytes bigint,
      sha256 text, content_id text, is_inline boolean)),
  new_letters as (
    insert into letter (desk_id, id, case_id, kind, recipient, body, internet_id, status, problem, created_at, sent_at)
    select $1, id, $2::uuid, kind, recipient, body, internet_id, status, problem, $3::timestamptz,
      case when status = 'sent' then $3::timestamptz end
    from jsonb_to_recordset($10::jsonb) as l(id text, kind text, recipient text, body jsonb, internet_id text, status text, problem text))`

/** Jobs leave with the commit, or not at all. */
const JOBS = `
  new_jobs as (${insertJobs('$11')}),
  old_job as (${deleteJob('$12')})`

function trailValues(deskId: string, trail: Trail): unknown[] {
  const message = trail.message === null ? [] : [trail.message]
  return [
    deskId,
    trail.caseId,
    iso(trail.now),
    trail.versionBefore,
    trail.versionBefore + trail.events.length,
    JSON.stringify(trail.actor),
    JSON.stringify(trail.command),
    JSON.stringify(trail.events),
    JSON.stringify({ messages: message, attachments: trail.attachments }),
    JSON.stringify(trail.letters),
    JSON.stringify(trail.jobs),
    trail.oldJob,
  ]
}

function columnValues(columns: CaseColumns): unknown[] {
  const { state } = columns
  return [
    JSON.stringify(state),
    state.status,
    state.turn,
    state.verdict.programme,
    state.verdict.priority,
    columns.respondBy === null ? null : iso(columns.respondBy),
    columns.nextDue === null ? null : iso(columns.nextDue),
    state.request.product ?? null,
    columns.clientKey,
    columns.holdsTurn,
    columns.organizationId,
    columns.contactId,
    state.assignee,
    `{${columns.queueKey.join(',')}}`,
  ]
}

/**
 * The statement that makes a case. It takes the number in the same breath, so no lock of the desk is held; killed
 * before the commit, it leaves a gap in the numbers and nothing else.
 */
export function insertCase(
  deskId: string,
  trail: Trail,
  columns: CaseColumns,
  own: { readonly subject: string; readonly trackingSecret: string; readonly answerTo: string | null },
): QueryConfig {
  return {
    name: 'case-insert',
    text: `with written as (
        insert into support_case (desk_id, id, number, version, state, status, turn, programme, priority, respond_by, next_due,
          product, client_key, holds_turn, organization_id, contact_id, assignee, queue_key, subject, tracking_secret, answer_to, registered_at, changed_at)
        values ($1, $2::uuid, nextval($30::text::regclass), $5::int, $13, $14, $15, $16, $17, $18::timestamptz, $19::timestamptz,
          $20, $21, $22, $23, $24, $25, $26::float8[], $27, $28, $29, $3::timestamptz, $3::timestamptz)
        returning number, tracking_secret), ${TRAIL}, ${JOBS}
      select number, tracking_secret from written`,
    values: [
      ...trailValues(deskId, trail),
      ...columnValues(columns),
      own.subject,
      own.trackingSecret,
      own.answerTo,
      numberSequence(deskId),
    ],
  }
}

/** The statement that brings a locked case to its next version. */
export function updateCase(deskId: string, trail: Trail, columns: CaseColumns): QueryConfig {
  return {
    name: 'case-update',
    text: `with written as (
        update support_case set version = $5::int, state = $13, status = $14, turn = $15, programme = $16, priority = $17,
          respond_by = $18::timestamptz, next_due = $19::timestamptz, product = $20, client_key = $21, holds_turn = $22,
          organization_id = $23, contact_id = $24, assignee = $25, queue_key = $26::float8[], changed_at = $3::timestamptz
        where desk_id = $1 and id = $2::uuid returning number, tracking_secret), ${TRAIL}, ${JOBS}
      select number, tracking_secret from written`,
    values: [...trailValues(deskId, trail), ...columnValues(columns)],
  }
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
