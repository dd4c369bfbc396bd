import { type Instant, parseInstant } from '../base/instant.ts'
import type { Item } from '../regulation/index.ts'
import { callbackAfter, callbackOf } from './call.ts'
import type { Owed } from './command.ts'
import type { Event } from './event.ts'
import { type CaseState, type ResponseClock, type Status, TURN_OF, type WantedItem } from './state.ts'
import { keepsTurn } from './turn.ts'

/** The state after an event; a case is the fold of its events from null. */
export function evolve(state: CaseState | null, event: Event): CaseState {
  const next = happened(state, event)
  return event.clocks === undefined ? next : { ...next, clocks: event.clocks }
}

function happened(state: CaseState | null, event: Event): CaseState {
  if (event.kind === 'registered') return opened(event)
  if (!state) throw new TypeError(`\`${event.kind}\` can't be the first event of a case`)
  switch (event.kind) {
    case 'supplied': {
      return moved(
        {
          ...state,
          request: event.request,
          verdict: event.verdict,
          response: promisedAnew(state, event.verdict.respondBy, event.at),
          ...(state.wanted && event.came ? { wanted: ticked(state.wanted, event.came, event.at) } : {}),
        },
        event.status,
        // Whoever has just sent something is not silent.
        event.at,
      )
    }
    case 'taken':
    case 'assigned':
      return { ...state, assignee: event.assignee }
    case 'joined':
      return moved(
        event.owed === undefined ? state : { ...state, ...owing(state, event.owed) },
        event.status,
        waitingSince(state, event.status, event.at),
      )
    case 'answered':
      return moved(
        { ...answered(withoutChecklist(state), event.at), asked: [], closingWarned: false },
        event.status,
        event.silentSince,
      )
    case 'asked':
      return moved(
        {
          ...answered(withoutChecklist(state), event.at),
          asked: event.fields,
          ...(event.items ? { wanted: event.items.map((item) => ({ item, cameAt: null })) } : {}),
          closingWarned: false,
        },
        event.status,
        event.silentSince,
      )
    case 'replied':
      return moved(state, event.status, waitingSince(state, event.status, event.at))
    case 'reopened': {
      // The other side of a merge across clients goes on by itself.
      const { mergedApart: _, refusal: _refusal, ...own } = state
      return moved(
        {
          ...own,
          closedBy: null,
          closedAt: null,
          mergedInto: null,
          finishedResponses: [...state.finishedResponses, state.response],
          response: {
            cycle: state.response.cycle + 1,
            startedAt: event.at,
            dueAt: event.dueAt,
            endedAt: null,
            result: null,
            missed: false,
          },
        },
        event.status,
        null,
      )
    }
    case 'escalated':
    case 'promised':
      return moved(
        {
          ...state,
          development: {
            developer: event.developer,
            etaAt: event.etaAt,
            missed: false,
            ...(event.team === undefined ? {} : { team: event.team }),
            ...(event.developerId === undefined ? {} : { developerId: event.developerId }),
          },
        },
        'escalated',
        null,
      )
    case 'returned':
      return moved({ ...state, development: null }, event.status, null)
    case 'closed':
      return moved(
        {
          ...state,
          closedBy: event.closedBy,
          closedAt: event.at,
          mergedInto: event.into,
          ...(event.apart ? { mergedApart: true as const } : {}),
          development: null,
        },
        'closed',
        null,
      )
    case 'refused':
      return moved(
        {
          ...state,
          closedAt: event.at,
          development: null,
          refusal: { reason: event.reason, grounds: event.grounds },
        },
        'refused',
        null,
      )
    case 'admitted':
      return moved(
        event.endsAt === undefined
          ? { ...withoutAdmission(state), admitted: true }
          : { ...state, admitted: true, admission: { until: event.endsAt, reason: event.reason } },
        event.status,
        waitingSince(state, event.status, event.at),
      )
    case 'admission-ended':
      return moved({ ...withoutAdmission(state), admitted: false }, event.status, state.silentSince)
    case 'turn-came':
      return moved(state, event.status, null)
    case 'closing-warned':
      return { ...state, closingWarned: true }
    case 'response-missed':
      return { ...state, response: { ...state.response, missed: true } }
    case 'target-missed':
      return {
        ...state,
        clocks: state.clocks.map((clock) =>
          clock.target === event.target && clock.endedAt === null ? { ...clock, missed: true } : clock,
        ),
      }
    case 'promise-missed':
      return state.development ? { ...state, development: { ...state.development, missed: true } } : state
    case 'called': {
      const callback = callbackAfter(state.callback, event.call)
      if (callback === undefined) return state
      return { ...state, callback: event.isLast ? { ...callback, ended: 'given-up' } : callback }
    }
    case 'invited':
      return { ...state, request: { ...state.request, invited: true } }
    case 'renewal-judged':
    case 'noted':
    case 'split':
    case 'rated':
    case 'complained':
      return state
  }
}

function opened(event: Extract<Event, { kind: 'registered' }>): CaseState {
  const startedAt = parseInstant(event.request.at) ?? event.at
  const callback = callbackOf(event.request)
  const state: CaseState = {
    id: event.caseId,
    regulation: event.regulation,
    status: event.status,
    turn: TURN_OF[event.status],
    request: event.request,
    verdict: event.verdict,
    admitted: false,
    hasTurn: false,
    registeredAt: event.at,
    answered: false,
    response: { cycle: 1, startedAt, dueAt: event.verdict.respondBy, endedAt: null, result: null, missed: false },
    finishedResponses: [],
    clocks: [],
    silentSince: event.status === 'waiting-client' ? event.at : null,
    closingWarned: false,
    development: null,
    assignee: null,
    closedBy: null,
    closedAt: null,
    mergedInto: null,
    asked: [],
    ...(callback === undefined ? {} : { callback }),
    ...(event.onBehalf === undefined ? {} : { onBehalf: event.onBehalf }),
  }
  return { ...state, hasTurn: keepsTurn(state, event.status) }
}

function withoutAdmission({ admission: _, ...state }: CaseState): CaseState {
  return state
}

function moved(state: CaseState, status: Status, silentSince: Instant | null): CaseState {
  const closingWarned = status === 'waiting-client' && state.closingWarned
  return {
    ...state,
    status,
    turn: TURN_OF[status],
    hasTurn: keepsTurn(state, status),
    silentSince: status === 'waiting-client' ? silentSince : null,
    closingWarned,
  }
}

/** An answer puts an end to what was asked for before it. */
function withoutChecklist({ wanted: _, ...state }: CaseState): CaseState {
  return state
}

function ticked(wanted: readonly WantedItem[], came: readonly Item[], at: Instant): readonly WantedItem[] {
  return wanted.map((line) => (line.cameAt === null && came.includes(line.item) ? { ...line, cameAt: at } : line))
}

function waitingSince(state: CaseState, status: Status, at: Instant): Instant | null {
  return status !== 'waiting-client' ? null : (state.silentSince ?? at)
}

/**
 * The first response after a new verdict. What a joined case was promised sooner stays promised, and a promise that was
 * missed is kept no better by another that is over as well.
 */
function promisedAnew({ response, verdict }: CaseState, respondBy: Instant | null, at: Instant): ResponseClock {
  if (response.endedAt !== null || response.cycle !== 1) return response
  const isOwed = response.dueAt !== null && response.dueAt !== verdict.respondBy
  const dueAt = isOwed && (respondBy === null || response.dueAt < respondBy) ? response.dueAt : respondBy
  if (dueAt === response.dueAt) return response
  return { ...response, dueAt, missed: response.missed && dueAt !== null && dueAt <= at }
}

/** A promise from a case that was joined: the earlier one of the two where an answer is due here, else a new cycle. */
function owing(state: CaseState, owed: Owed): Pick<CaseState, 'response' | 'finishedResponses'> {
  const { response, finishedResponses } = state
  if (response.endedAt !== null) {
    const begun: ResponseClock = { cycle: response.cycle + 1, ...owed, endedAt: null, result: null }
    return { response: begun, finishedResponses: [...finishedResponses, response] }
  }
  const isSooner = response.dueAt === null || owed.dueAt < response.dueAt
  const { dueAt, missed } = owed
  return { response: isSooner ? { ...response, dueAt, missed } : response, finishedResponses }
}

/** The first answer of a cycle ends its clock, and its verdict is frozen with it. */
function answered(state: CaseState, at: Instant): CaseState {
  const { response } = state
  if (response.endedAt !== null) return { ...state, answered: true }
  const result: ResponseClock['result'] = response.dueAt !== null && at > response.dueAt ? 'late' : 'in-time'
  return { ...state, answered: true, response: { ...response, endedAt: at, result } }
}
