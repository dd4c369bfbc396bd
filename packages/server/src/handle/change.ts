import {
  type Actor,
  agenda,
  announce,
  answerDueAt,
  type CaseState,
  type Command,
  decide,
  type Event,
  evolve,
  holdsTurn,
  type Instant,
  type Regulation,
  type Rejection,
} from '@reglament/engine'
import type { LockedCase } from '../store/case/case-lock.ts'
import type { AttachmentRow, CaseColumns, MessageRow, Trail } from '../store/case/case-write.ts'
import type { DeskClient } from '../store/transaction.ts'
import type { NewMessage } from './command.ts'
import { letterJobs, letterRows, tickJob, tickKey } from './outbox.ts'
import type { Shell } from './shell.ts'

/** A case before a command; `state` is null where the command makes it. */
export interface Before {
  readonly caseId: string
  readonly version: number
  readonly state: CaseState | null
  readonly nextDue: Instant | null
  readonly clientKey: string
  readonly organizationId: string | null
  readonly contactId: string | null
  /** Where letters to the client go: an e-mail address, or one of another channel (`telegram:…`). */
  readonly recipient: string | null
}

/** A locked case, as its next command finds it. */
export function beforeOf(locked: LockedCase): Before {
  return { ...locked, caseId: locked.id, recipient: locked.answerTo ?? locked.contactEmail }
}

export interface Asked {
  readonly command: Command
  readonly actor: Actor
  readonly message: PreparedMessage | null
}

/** A message with its ids, so that the command can name it before it is written. */
export interface PreparedMessage {
  readonly row: MessageRow
  readonly attachments: readonly AttachmentRow[]
}

/** Everything that one command changes, computed and not yet written. */
export interface Change {
  readonly kind: 'change'
  readonly state: CaseState
  readonly version: number
  readonly events: readonly Event[]
  readonly trail: Trail
  readonly columns: CaseColumns
}

/** The engine's answer to a command, turned into rows: the command, its events, letters, the wake-up job. Touches nothing. */
export function change(
  shell: Shell,
  deskId: string,
  regulation: Regulation,
  now: Instant,
  before: Before,
  asked: Asked,
): Change | Rejection {
  const { caseId } = before
  const decision = decide(before.state, asked.command, regulation, now, { caseId, actor: asked.actor })
  if (decision.kind === 'rejected') return decision
  const { events } = decision
  const state = events.reduce<CaseState | null>(evolve, before.state)
  if (state === null) throw new Error(`the command \`${asked.command.kind}\` made no case`)

  const version = before.version + events.length
  const letters = letterRows(
    shell,
    deskId,
    { caseId, version, recipient: before.recipient },
    announce(events, state, regulation),
  )
  const nextDue = earliest(agenda(state, regulation).map(({ dueAt }) => dueAt))
  const isMoved = nextDue !== before.nextDue
  const respondBy = answerDueAt(state)
  return {
    kind: 'change',
    state,
    version,
    events,
    trail: {
      caseId,
      now,
      versionBefore: before.version,
      actor: asked.actor,
      command: asked.command,
      events,
      message: asked.message?.row ?? null,
      attachments: asked.message?.attachments ?? [],
      letters,
      jobs: [
        ...letterJobs(deskId, letters, now),
        ...(isMoved && nextDue !== null ? [tickJob(deskId, caseId, nextDue)] : []),
      ],
      oldJob: isMoved && before.nextDue !== null ? tickKey(deskId, caseId, before.nextDue) : null,
    },
    columns: {
      state,
      respondBy,
      nextDue,
      queueKey: queueKey(state, respondBy, regulation),
      holdsTurn: regulation.turns.oneAtATime && holdsTurn(state),
      clientKey: before.clientKey,
      organizationId: before.organizationId,
      contactId: before.contactId,
    },
  }
}

/** Pages and workers hear of a change when it is committed. */
export function tellLater(shell: Shell, db: DeskClient, number: () => number, { trail, version, state }: Change): void {
  db.afterCommit(() => {
    if (trail.events.length > 0) {
      shell.notices.caseChanged({
        desk: db.deskId,
        case: trail.caseId,
        number: number(),
        version,
        status: state.status,
        events: trail.events.map(({ kind }) => kind),
        by: 'id' in trail.actor ? trail.actor.id : null,
        assignee: state.assignee,
      })
    }
    shell.notices.jobsAdded(trail.jobs.filter(({ run_at }) => run_at === null).length)
  })
}

/** Gives a message and its attachments their ids. */
export function prepareMessage(shell: Shell, message: NewMessage): PreparedMessage {
  return {
    row: {
      id: shell.newId(),
      direction: message.direction,
      channel: message.channel,
      author: message.author,
      subject: message.subject,
      text: message.text,
      visible_text: message.visibleText,
      html: message.html,
      internet_id: message.internetId,
    },
    attachments: message.attachments.map((attachment) => ({
      id: shell.newId(),
      filename: attachment.filename,
      content_type: attachment.contentType,
      size_bytes: attachment.sizeBytes,
      sha256: attachment.sha256,
      content_id: attachment.contentId,
      is_inline: attachment.isInline,
    })),
  }
}

/** What `compareInQueue` compares, in the same order; numbers that the database can sort by. */
function queueKey(state: CaseState, respondBy: Instant | null, regulation: Regulation): readonly number[] {
  const last = Number.POSITIVE_INFINITY
  const keys = { priority: state.verdict.priority ?? last, due: respondBy ?? last, arrival: state.registeredAt }
  return regulation.queue.order.map((by) => keys[by])
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null)
}
