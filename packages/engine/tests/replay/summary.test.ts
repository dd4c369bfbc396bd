import { describe, expect, test } from 'vitest'
import {
  countReplay,
  emptySummary,
  instant,
  mergeSummaries,
  type Outcome,
  type RejectedCommand,
  readRecordedCase,
} from '../../src/index.ts'
import { rows } from '../calendar/table.ts'

const SERVED: Outcome = {
  verdict: 'accept',
  programme: 'paid',
  dueAt: instant(1000),
  responded: 'in-time',
  broken: 0,
  closedBy: 'confirmation',
  closedAt: instant(5000),
}

function count(
  summary: ReturnType<typeof emptySummary>,
  id: string,
  after: Partial<Outcome>,
  rejected: readonly RejectedCommand[] = [],
): void {
  countReplay(summary, {
    recorded: { case: id, number: null },
    before: SERVED,
    after: { ...SERVED, ...after },
    rejected,
  })
}

test('cases are counted by kind of change, with the first of each kind as examples', () => {
  const summary = emptySummary(2)
  count(summary, 'same', {})
  for (const id of ['a', 'b', 'c']) count(summary, id, { responded: 'late', dueAt: instant(900) })
  count(summary, 'd', { programme: null, verdict: 'refuse' }, [{ index: 3, kind: 'close', code: 'not-answered' }])
  expect(summary).toMatchObject({ cases: 5, changed: 4 })
  expect(summary.kinds.lateness.rows).toEqual([
    { kind: 'lateness', from: 'in-time', to: 'late', shift: null, cases: 3 },
  ])
  expect(summary.kinds.due.rows).toMatchObject([{ shift: 'earlier', cases: 3 }])
  expect(summary.kinds.due.examples.map((each) => each.case)).toEqual(['a', 'b'])
  expect(summary.kinds.verdict.cases).toBe(1)
  expect(summary.rejected).toEqual([{ kind: 'close', code: 'not-answered', commands: 1 }])
})

test('parts counted apart add up to the whole', () => {
  const whole = emptySummary(3)
  const parts = [emptySummary(3), emptySummary(3)] as const
  const changes: Partial<Outcome>[] = [
    {},
    { verdict: 'refuse' },
    { programme: 'free' },
    { closedBy: null, closedAt: null },
  ]
  for (let i = 0; i < 40; i += 1) {
    const change = changes[(i * 7) % changes.length] ?? {}
    count(whole, `case ${i}`, change)
    count(parts[i < 20 ? 0 : 1], `case ${i}`, change)
  }
  mergeSummaries(parts[0], parts[1])
  expect(parts[0]).toEqual(whole)
})

test('names that are made up for every case do not fill the memory', () => {
  const summary = emptySummary()
  for (let i = 0; i < 5000; i += 1) count(summary, `case ${i}`, { programme: `programme ${i}` })
  expect(summary.kinds.programme.cases).toBe(5000)
  expect(summary.kinds.programme.rows.length).toBeLessThanOrEqual(1000)
})

describe('a line of an export', () => {
  const REGISTER = {
    at: 1772434800000,
    by: { role: 'client', id: null },
    command: { kind: 'register', request: { at: '2026-03-02T10:00:00+03:00', channel: 'email' }, turnHeldBy: null },
  }
  const line = (changes: object) => ({ case: 'c1', commands: [REGISTER], ...changes })

  test('may write its instants as milliseconds or as text', () => {
    const text = { ...REGISTER, at: '2026-03-02T10:00:00+03:00' }
    expect(readRecordedCase(line({ commands: [text], until: '2026-03-02T10:00:00+03:00' }))).toMatchObject({
      recorded: { case: 'c1', number: null, until: 1772434800000, commands: [{ at: 1772434800000 }], outcome: null },
    })
  })

  const BAD = `
    line                                                                  problem
    []                                                                    a recorded case is a JSON object
    {}                                                                    \`case\` is no id
    {"case":"c"}                                                          \`commands\` is no list of commands
    {"case":"c","commands":[]}                                            \`commands\` is no list of commands
    {"case":"c","commands":[5]}                                           \`commands.0\`: is no object with \`at\`, \`by\` and \`command\`
    {"case":"c","commands":[{"at":"soon"}]}                               \`commands.0\`: \`at\` is no instant
    {"case":"c","commands":[{"at":1e300}]}                                \`commands.0\`: \`at\` is no instant
    {"case":"c","commands":[{"at":1,"by":{"role":"king","id":"k"}}]}      \`commands.0\`: \`by\` is no actor, such as \`{"role":"desk"}\`
    {"case":"c","commands":[{"at":1,"by":{"role":"desk"}}]}               \`commands.0\`: \`command\` is no object
    {"case":"c","commands":[{"at":1,"by":{"role":"desk"},"command":{"kind":"toString"}}]}                          \`commands.0\`: \`toString\` is no kind of command
    {"case":"c","commands":[{"at":1,"by":{"role":"desk"},"command":{"kind":"take"}}]}                              \`commands.0\` does not register the case
    {"case":"c","commands":[{"at":1,"by":{"role":"desk"},"command":{"kind":"register"}}]}                          \`commands.0\`: \`request\` is missing, or not what \`register\` needs
    {"case":"c","commands":[{"at":1,"by":{"role":"desk"},"command":{"kind":"register","request":{}}}]}             \`commands.0\`: \`request.channel\` is no channel
    {"case":"c","commands":[{"at":1,"by":{"role":"desk"},"command":{"kind":"register","request":{"channel":"email","holdings":[{}]}}}]}  \`commands.0\`: \`request.holdings\` is not what a request has there
  `
  for (const { line: text = '', problem } of rows(BAD))
    test(`is refused: ${problem}`, () => expect(readRecordedCase(JSON.parse(text))).toEqual({ problem }))

  test('names what is wrong with its outcome', () => {
    const outcome = {
      verdict: 'accept',
      programme: null,
      dueAt: null,
      responded: null,
      broken: 0,
      closedBy: null,
      closedAt: null,
    }
    expect(readRecordedCase(line({ outcome }))).toMatchObject({ recorded: { outcome } })
    expect(readRecordedCase(line({ outcome: { ...outcome, closedBy: 'magic' } }))).toEqual({
      problem: '`outcome`: `closedBy` is no way to close a case',
    })
    expect(readRecordedCase(line({ until: 'soon' }))).toEqual({ problem: '`until` is no instant' })
  })
})
