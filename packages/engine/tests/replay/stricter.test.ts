// What another regulation would have made of cases that were lived: each row edits one rule and names what must change,
// and nothing else does.
import { describe, expect, test } from 'vitest'
import { compareReplay, formatInstant, type OutcomeChange, type Regulation, replayCase } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { later } from '../case/desk.ts'
import { shipped } from '../regulation/shipped.ts'
import { lived, replayed, type Told } from './record.ts'

const OLD = shipped('ideco-ics')

/** Registered on Monday 2 March at 10:00, under a subscription that promises an answer within 4 hours. */
const STORIES: Readonly<Record<string, Told>> = {
  answered: { commands: [['2026-03-02T13:00+03:00', { kind: 'answer' }]], until: '2026-03-03T10:00+03:00' },
  'answered late': { commands: [['2026-03-02T15:00+03:00', { kind: 'answer' }]], until: '2026-03-03T10:00+03:00' },
  'never answered': { commands: [], until: '2026-03-02T13:00+03:00' },
  silent: { commands: [['2026-03-02T11:00+03:00', { kind: 'answer' }]], until: '2026-03-17T10:00+03:00' },
  'answers after twelve days': {
    commands: [
      ['2026-03-02T11:00+03:00', { kind: 'answer' }],
      ['2026-03-14T11:00+03:00', { kind: 'reply', turnHeldBy: null }],
    ],
    until: '2026-03-14T12:00+03:00',
  },
  'a year old': {
    request: { holdings: [{ kind: 'subscription', from: '2025-09-01' }] },
    commands: [['2026-03-02T11:00+03:00', { kind: 'answer' }]],
    until: '2026-03-03T10:00+03:00',
  },
  'without a licence': {
    commands: [['2026-03-02T11:00+03:00', { kind: 'answer' }]],
    until: '2026-03-03T10:00+03:00',
  },
  'by messenger': {
    request: { channel: 'messenger' },
    commands: [['2026-03-02T11:00+03:00', { kind: 'answer' }]],
    until: '2026-03-03T10:00+03:00',
  },
  confirmed: {
    commands: [
      ['2026-03-02T11:00+03:00', { kind: 'answer' }],
      ['2026-03-03T11:00+03:00', { kind: 'confirm' }],
    ],
    until: '2026-04-03T10:00+03:00',
  },
}

const EDITS = {
  'answer within 2 hours': [
    'who: { holds: [subscription] }\n    response: { within: 4 hours',
    'who: { holds: [subscription] }\n    response: { within: 2 hours',
  ],
  'answer within 8 hours': [
    'who: { holds: [subscription] }\n    response: { within: 4 hours',
    'who: { holds: [subscription] }\n    response: { within: 8 hours',
  ],
  'no promise': [
    'who: { holds: [subscription] }\n    response: { within: 4 hours',
    'who: { holds: [subscription] }\n    response: { within: none',
  ],
  'closes after 10 days': ['after: 14 days', 'after: 10 days'],
  'closes after 30 days': ['after: 14 days', 'after: 30 days'],
  'lasts 3 months': ['subscription: { term: 1 year', 'subscription: { term: 3 months'],
  'asks for the licence': [
    'fields: [description, product, version]',
    'fields: [description, product, version, licence]',
  ],
  'solved within a day': [
    'response: { within: 4 hours, clauses: [I12] }\n    clauses: [I9, I1, I5]',
    'response: { within: 4 hours, clauses: [I12] }\n    targets: { resolution: { within: 24 hours, pauses: [], clauses: [I12] } }\n    clauses: [I9, I1, I5]',
  ],
  'without messengers': ['also: [messenger, callback]', 'also: [callback]'],
} as const satisfies Record<string, readonly [string, string]>

const MUST = `
  case                       rule                   changes                                                                      why
  answered                   answer within 2 hours  due earlier; lateness in-time→late                                           three hours are too long now
  never answered             answer within 2 hours  due earlier; lateness none→missed                                            the promise is broken by 12:00
  answered late              answer within 8 hours  due later; lateness late→in-time                                             five hours are no longer too long
  answered late              no promise             due promised→none; lateness late→in-time                                     nothing was promised
  answered                   answer within 8 hours  due later                                                                    it was in time and is
  silent                     closes after 10 days   closing time-limit→time-limit earlier                                        the same silence ends sooner
  silent                     closes after 30 days   closing time-limit→none                                                      fifteen days are not thirty
  answers after twelve days  closes after 10 days   nothing                                                                      it closes, and the client's answer reopens it
  confirmed                  closes after 10 days   nothing                                                                      the client closed it before
  confirmed                  solved within a day    further 0→1                                                                  it took an hour more
  answered                   solved within a day    nothing                                                                      the record ends before the day does
  a year old                 lasts 3 months         verdict accept→discretion; programme subscription→none; due promised→none; lateness in-time→none    the head has let nobody in, so the answer can't be given
  without a licence          asks for the licence   verdict accept→incomplete                                                    the clock runs all the same
  by messenger               without messengers     verdict accept→redirect                                                      the channel is no longer open
  answered                   without messengers     nothing                                                                      it came by e-mail
`

describe('a case that was lived under the shipped regulation', () => {
  for (const { case: story = '', rule = '', changes, why } of rows(MUST)) {
    test(`${story}, ${rule}: ${why}`, () => {
      const told = STORIES[story]
      if (!told) throw new Error(`no story is called ${story}`)
      const recorded = lived(told, OLD)
      const before = recorded.outcome ?? replayed(recorded, OLD)
      expect(compareReplay(before, replayed(recorded, OLD))).toEqual([])
      const after = replayed(recorded, edited(rule))
      expect(compareReplay(before, after).map(words).join('; ') || 'nothing').toBe(changes)
    })
  }
})

test('a recorded closing is dropped with its tick, and the new one is at its own instant', () => {
  const recorded = lived(STORIES.silent ?? { commands: [], until: '' }, OLD)
  expect(recorded.commands.map(({ command }) => command.kind)).toEqual(['register', 'answer', 'tick'])
  const after = replayed(recorded, edited('closes after 10 days'))
  expect(after.closedAt && formatInstant(after.closedAt, OLD.timezone)).toBe('2026-03-12T11:00:00+03:00')
})

test('what the other regulation rejects is left out and named', () => {
  const anyTime = shipped('ideco-ics', ['when: after-answer', 'when: any-time'])
  const recorded = lived(
    { commands: [['2026-03-02T11:00+03:00', { kind: 'close' }]], until: '2026-03-02T12:00+03:00' },
    anyTime,
  )
  const { outcome, rejected } = replayCase(recorded, OLD)
  expect(rejected).toEqual([{ index: 1, kind: 'close', code: 'not-answered' }])
  expect(outcome?.closedBy).toBeNull()
})

test('who waited for a turn has it at once where several cases may be worked', () => {
  const told: Told = {
    commands: [],
    until: '2026-03-02T12:00+03:00',
  }
  const { commands, ...rest } = lived(told, OLD)
  const behind = {
    ...rest,
    commands: commands.map((each) =>
      each.command.kind === 'register' ? { ...each, command: { ...each.command, turnHeldBy: 'b' } } : each,
    ),
  }
  const several = shipped('ideco-ics', ['one-at-a-time: true', 'one-at-a-time: false'])
  expect(replayCase(behind, OLD).state?.status).toBe('waiting-turn')
  expect(replayCase(behind, several).state?.status).toBe('registered')
})

test('a closing that a job noticed a minute late is no change where the record is the measure', () => {
  const recorded = lived(STORIES.silent ?? { commands: [], until: '' }, OLD)
  const exact = replayed(recorded, OLD)
  const noticed = { ...exact, closedAt: exact.closedAt === null ? null : later(exact.closedAt, 60_000) }
  expect(compareReplay(noticed, exact)).toMatchObject([{ kind: 'closing', shift: 'earlier' }])
  expect(compareReplay(noticed, exact, 600_000)).toEqual([])
  expect(compareReplay(exact, noticed, 600_000)).toHaveLength(1)
})

function edited(rule: string): Regulation {
  const edit = Object.entries(EDITS).find(([name]) => name === rule)?.[1]
  if (!edit) throw new Error(`no edit is called ${rule}`)
  return shipped('ideco-ics', edit)
}

function words({ kind, from, to, shift }: OutcomeChange): string {
  if (kind === 'due' && shift !== null) return `due ${shift}`
  return `${kind} ${from ?? 'none'}→${to ?? 'none'}${shift === null ? '' : ` ${shift}`}`
}
