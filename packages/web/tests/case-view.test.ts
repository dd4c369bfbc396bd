import { describe, expect, test } from 'vitest'
import { commandOf, foresee } from '../src/agent/case/foresee.ts'
import { FORMS } from '../src/agent/case/forms/forms.ts'
import { timelineOf } from '../src/agent/case/timeline.ts'
import type { ActKind } from '../src/api/acts.ts'
import type { CaseDetail } from '../src/api/shapes.ts'
import { standing } from '../src/portal/standing.ts'
import { deadlineOf, responseOf } from '../src/ui/deadline/deadline.ts'
import { at, lived, REQUEST, shipped } from './desk-rules.ts'

const ics = shipped('ideco-ics')
const shtrih = shipped('shtrih-m')
const MARIA = { role: 'specialist', id: 'maria' } as const

const registered = lived(ics, REQUEST)
const answered = lived(ics, REQUEST, { at: '2026-03-06T20:00+03:00', do: { kind: 'answer' } })
const escalated = lived(ics, REQUEST, {
  at: '2026-03-06T20:00+03:00',
  do: { kind: 'escalate', developer: { name: 'Ilya', email: 'i@dev.example' }, eta: '2026-03-20' },
})
const closed = lived(
  ics,
  REQUEST,
  { at: '2026-03-06T20:00+03:00', do: { kind: 'answer' } },
  { at: '2026-03-07T09:00+03:00', do: { kind: 'confirm' }, by: 'client' },
)

describe('what sending will do is what the engine does', () => {
  const now = at('2026-03-06T20:00+03:00')

  test('an answer stops the clock, gives the turn to the client and starts the silence', () => {
    const seen = foresee({ kind: 'answer', text: 'Do this' }, registered, ics, now, MARIA)
    expect(seen).toMatchObject({
      kind: 'foreseen',
      stopsClock: true,
      turnMoves: true,
      closesAt: at('2026-03-20T20:00+03:00'),
      letters: ['answered'],
    })
  })

  test('a note changes nothing that the client sees', () => {
    expect(foresee({ kind: 'note', text: 'Hm' }, registered, ics, now, MARIA)).toMatchObject({
      stopsClock: false,
      turnMoves: false,
      letters: [],
    })
  })

  test('an escalation without its developer says what is missing, with the clause', () => {
    expect(foresee({ kind: 'escalate' }, registered, ics, now, MARIA)).toEqual({
      kind: 'rejected',
      rejection: { kind: 'rejected', code: 'escalation-needs-contact', clause: 'I26' },
    })
  })

  test('a second answer stops no clock again', () => {
    expect(foresee({ kind: 'answer', text: 'And that' }, answered, ics, now, MARIA)).toMatchObject({
      stopsClock: false,
      turnMoves: false,
    })
  })
})

describe('the composer', () => {
  const actOf = (kind: ActKind, written: object) => FORMS[kind].act({ ...FORMS[kind].empty, ...written })

  test('sends what the boxes of the act hold, and nothing of the others', () => {
    expect(actOf('answer', { text: ' Look at the log ' })).toEqual({ kind: 'answer', text: 'Look at the log' })
    expect(
      actOf('escalate', {
        text: ' Look at the log ',
        name: 'Ilya',
        email: 'i@dev.example',
        eta: '2026-03-20',
      }),
    ).toEqual({
      kind: 'escalate',
      developer: { name: 'Ilya', email: 'i@dev.example' },
      eta: '2026-03-20',
      text: 'Look at the log',
    })
    expect(actOf('refuse', { reason: 'rudeness' })).toEqual({ kind: 'refuse', reason: 'rudeness' })
    expect(actOf('close', {})).toEqual({ kind: 'close' })
  })

  test('a developer named by a telephone number is reached by it', () => {
    expect(actOf('promise', { phone: '+7 900', eta: '2026-04-01' })).toEqual({
      kind: 'promise',
      developer: { name: '+7 900', phone: '+7 900' },
      eta: '2026-04-01',
    })
  })

  test('an answer that turns out to be a question keeps its words', () => {
    expect(FORMS.ask.slot).toBe(FORMS.answer.slot)
    expect(FORMS.note.slot).not.toBe(FORMS.answer.slot)
  })

  test('a note for development is not part of the command', () => {
    expect(commandOf({ kind: 'escalate', text: 'secret', eta: '2026-03-20' })).toEqual({
      kind: 'escalate',
      eta: '2026-03-20',
    })
  })
})

describe('the deadline that matters', () => {
  test('is the answer, while the desk has the turn', () => {
    expect(deadlineOf(registered, ics)).toMatchObject({
      kind: 'response',
      clause: 'I12',
      clock: { dueAt: at('2026-03-06T22:30+03:00'), open: null },
    })
  })
  test('runs on the hours of the desk where the regulation counts working hours', () => {
    const paid = lived(shtrih, {
      ...REQUEST,
      product: 'software',
      holdings: [{ kind: 'paid-support', from: '2026-01-10' }],
    })
    const deadline = deadlineOf(paid, shtrih)
    expect(deadline?.clock.dueAt).toBe(at('2026-03-11T16:30+03:00'))
    expect(deadline?.clock.open?.[0]).toEqual({ from: at('2026-03-06T18:30+03:00'), to: at('2026-03-06T19:00+03:00') })
  })
  test('is the client’s silence after an answer', () => {
    expect(deadlineOf(answered, ics)).toMatchObject({
      kind: 'closing',
      clause: 'I29',
      clock: { dueAt: at('2026-03-20T20:00+03:00') },
    })
    expect(responseOf(answered, ics)?.clock.endedAt).toBe(at('2026-03-06T20:00+03:00'))
  })
  test('is development’s date while development has the case', () => {
    expect(deadlineOf(escalated, ics, at('2026-03-06T20:00+03:00'))).toMatchObject({
      kind: 'promise',
      clause: 'I26',
      clock: { startedAt: at('2026-03-06T20:00+03:00') },
    })
  })
  test('is none when the case is over', () => expect(deadlineOf(closed, ics)).toBeNull())
})

const SENTENCES = [
  { why: 'accepted', state: registered, sentence: 'standing.registered', next: 'answer' },
  { why: 'answered', state: answered, sentence: 'standing.answered', next: 'closing' },
  { why: 'with development', state: escalated, sentence: 'standing.escalated', next: 'development' },
  { why: 'closed by the client', state: closed, sentence: 'standing.closedConfirmation', next: null },
  {
    why: 'data is missing',
    state: lived(ics, { ...REQUEST, version: '' }),
    sentence: 'standing.incomplete',
    next: 'closing',
  },
  {
    why: 'no right: the head decides',
    state: lived(ics, { ...REQUEST, holdings: [] }),
    sentence: 'standing.toAdmit',
    next: null,
  },
  {
    why: 'out of scope: to be confirmed',
    state: lived(ics, { ...REQUEST, topic: 'network' }),
    sentence: 'standing.refusalToConfirm',
    next: 'answer',
  },
] as const

describe('where a case stands, in one sentence', () => {
  for (const { why, state, sentence, next } of SENTENCES) {
    test(why, () => {
      const found = standing(state, ics)
      expect(found.sentence).toBe(sentence)
      expect(found.next?.kind ?? null).toBe(next)
    })
  }
})

test('the timeline shows a message once, with its event, letters after what caused them, and what was done beside the case', () => {
  const stamp = { by: { role: 'specialist', id: 'maria' } } as const
  const message = (id: string, when: string): CaseDetail['messages'][number] => ({
    id,
    direction: 'out',
    channel: 'email',
    author: { role: 'specialist', name: 'Maria' },
    subject: null,
    text: id,
    visibleText: null,
    html: null,
    hasHtml: false,
    at: when,
    attachments: [],
    mergedFrom: null,
  })
  const entries = timelineOf({
    events: [
      { ...stamp, kind: 'taken', assignee: 'maria', at: at('2026-03-06T19:00Z') },
      { ...stamp, kind: 'noted', message: { messageId: 'note' }, at: at('2026-03-06T20:00Z') },
    ],
    messages: [message('note', '2026-03-06T20:00:00Z'), message('stray', '2026-03-06T19:30:00Z')],
    letters: [
      {
        id: 'l',
        kind: 'answered',
        status: 'sent',
        recipient: 'a@b.example',
        problem: null,
        createdAt: '2026-03-06T20:00:00Z',
        sentAt: null,
      },
    ],
    beside: {
      mergedInto: null,
      merged: [],
      links: [],
      tags: [],
      fields: [],
      marks: [
        {
          id: 'tagged',
          body: { kind: 'tagged', tag: 'VPN' },
          by: 'maria',
          byName: 'Maria',
          at: '2026-03-06T21:00:00Z',
        },
      ],
    },
  })
  expect(entries.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'event event 0',
    'message stray',
    'event event 1',
    'letter l',
    'mark tagged',
  ])
})
