// Who is served under which programme, and until when: I1, I5, I7-I12, S1, S3, S4, S8.
import { describe, expect, test } from 'vitest'
import { rows } from '../calendar/table.ts'
import { shipped } from '../regulation/shipped.ts'
import { dueOf, groundsOf, held, judge, whole } from './ask.ts'

const ICS = `
  holds                                                   at                programme     verdict     due               why
  subscription 2026-01-10                                 2026-03-06T18:30  subscription  accept      2026-03-06T22:30  I9, I12: the example of the contract
  subscription 2026-02-10                                 2027-02-10T23:59  subscription  accept      2027-02-11T03:59  I7: up to and including the same day a year later
  subscription 2026-02-10                                 2027-02-11T00:00  none          discretion  -                 I7: and not a minute longer
  subscription 2024-02-29                                 2025-02-28T23:59  subscription  accept      2025-03-01T03:59  there is no 29 February in 2025: the month’s last day
  subscription 2024-02-29                                 2025-03-01T00:00  none          discretion  -                 the day after it
  subscription 2023-02-28                                 2024-02-28T23:59  subscription  accept      2024-02-29T03:59  the corresponding day, though February is longer
  subscription 2023-02-28                                 2024-02-29T00:00  none          discretion  -                 a leap day is not given away
  subscription 2026-01-10                                 2026-01-10T00:00  subscription  accept      2026-01-10T04:00  from the first minute of its day
  subscription 2026-01-10                                 2026-01-09T23:59  none          discretion  -                 not the evening before
  subscription 2025-01-10..2026-12-31                     2026-12-31T23:59  subscription  accept      2027-01-01T03:59  its own end overrides the term
  subscription 2025-01-10..2026-12-31                     2027-01-01T00:00  none          discretion  -                 a date is in force to its end
  subscription 2026-01-10..2026-01-31                     2026-02-01T00:00  none          discretion  -                 an end earlier than the term’s counts too
  subscription 2026-01-10..2026-03-06T12:00:00+03:00      2026-03-06T11:59  subscription  accept      2026-03-06T15:59  an end to the minute
  subscription 2026-01-10..2026-03-06T12:00:00+03:00      2026-03-06T12:00  none          discretion  -                 an instant is not included
  subscription 2026-03-06T12:00:00+03:00                  2027-03-06T11:59  subscription  accept      2027-03-06T15:59  begun within a day, a year to the minute
  subscription 2026-03-06T12:00:00+03:00                  2027-03-06T12:00  none          discretion  -                 and no longer
  subscription 2026-01-10..2025-01-10                     2026-03-06T12:00  none          discretion  -                 ended before it began
  purchase 2026-01-10                                     2026-03-06T12:00  subscription  accept      2026-03-06T16:00  I7: a purchase brings a subscription
  purchase 2024-01-10                                     2026-03-06T12:00  none          discretion  -                 for one year
  partnership 2011-01-01                                  2026-03-06T12:00  partner       accept      2026-03-06T16:00  I8: an agreement in force lasts until it ends
  partnership 2011-01-01..2026-03-05                      2026-03-06T00:00  none          discretion  -                 I8: it has ended
  partnership 2025-01-01, subscription 2026-01-10         2026-03-06T12:00  partner       accept      2026-03-06T16:00  the more favourable stands first
  subscription 2024-01-10, demo 2026-03-01                2026-03-06T12:00  demo          accept      2026-03-07T12:00  I10: a former client tries again
  demo 2026-01-02                                         2026-02-01T23:59  demo          accept      2026-02-02T23:59  I10: thirty days, the last included
  demo 2026-01-02                                         2026-02-02T00:00  none          discretion  -                 I10: the thirty-first
  demo 2026-01-02, demo 2026-03-01                        2026-03-06T12:00  none          discretion  -                 I10: a second one within the year
  demo 2026-03-01, demo 2026-01-02                        2026-03-06T12:00  none          discretion  -                 whatever order they are told in
  demo 2026-01-02, demo 2026-03-01                        2026-01-20T12:00  demo          accept      2026-01-21T12:00  the first one is not spoilt by it
  demo 2025-01-02, demo 2026-01-03                        2026-01-20T12:00  demo          accept      2026-01-21T12:00  I10: a year and a day later
  demo 2025-01-02, demo 2025-06-01, demo 2026-01-03       2026-01-20T12:00  demo          accept      2026-01-21T12:00  one that was not granted starts no year
  trial 2026-03-01                                        2026-03-06T12:00  none          discretion  -                 a right of another vendor’s kind
  -                                                       2026-03-06T12:00  none          discretion  -                 I11: nothing at all
`

const SHTRIH = `
  holds                                                   at                programme  verdict  due               why
  partnership 2024-01-20                                  2026-03-02T10:03  partner    accept   2026-03-02T18:03  S14: eight working hours
  partnership 2024-01-20                                  2026-03-02T11:00  partner    accept   2026-03-02T19:00  ends exactly at closing: today
  partnership 2024-01-20                                  2026-03-02T11:01  partner    accept   2026-03-03T10:01  a minute later it is tomorrow
  partnership 2024-01-20                                  2026-03-02T03:00  partner    accept   2026-03-02T18:00  asked at night: counts from the opening
  partnership 2024-01-20                                  2026-03-02T19:00  partner    accept   2026-03-03T18:00  asked at closing: counts from tomorrow
  partnership 2024-01-20                                  2026-03-06T18:30  partner    accept   2026-03-10T17:30  over a weekend and the holiday moved to Monday
  partnership 2024-01-20                                  2025-12-30T18:30  partner    accept   2026-01-12T17:30  over the January holidays
  partnership 2024-01-20                                  2026-04-30T18:30  partner    accept   2026-05-04T17:30  over May Day, a Friday
  partnership 2024-01-20                                  2024-04-26T18:30  partner    accept   2024-04-27T17:30  a Saturday worked in place of a Monday
  paid-support 2025-03-07                                 2026-03-07T12:00  paid       accept   2026-03-11T17:00  S3: sixteen working hours, from a Saturday
  paid-support 2025-03-07                                 2026-03-08T00:00  none       refuse   -                 S8: a year, its last day included
  key 2025-11-30                                          2026-02-28T23:59  free       accept   2026-03-04T16:00  S4: three months; February has no thirtieth
  key 2025-11-30                                          2026-03-01T00:00  none       refuse   -                 S4: and it is over
  key 2025-12-31                                          2026-03-31T23:59  free       accept   2026-04-03T16:00  S4: the thirty-first, where there is one
  key 2026-01-20                                          2026-03-06T18:30  free       accept   2026-03-12T15:30  S3: twenty-four working hours
  key 2025-11-30, paid-support 2026-03-01T09:30:00+03:00  2026-03-01T09:29  none       refuse   -                 S8: paid support counts from the moment the act is quoted
  key 2025-11-30, paid-support 2026-03-01T09:30:00+03:00  2026-03-01T09:30  paid       accept   2026-03-03T17:00  S8: that very minute
  key 2026-01-20, key 2026-02-20                          2026-05-20T23:59  free       accept   2026-05-25T16:00  the key registered last lasts longest
  subscription 2026-01-10                                 2026-03-06T12:00  none       refuse   -                 a right of another vendor’s kind
`

describe.each([
  ['ideco-ics', ICS, {}],
  ['shtrih-m', SHTRIH, { product: 'software' }],
] as const)('%s', (id, table, said) => {
  const regulation = shipped(id)
  for (const { holds = '', at = '', programme, verdict, due, why = '' } of rows(table)) {
    test(`${why}: ${holds}`, () => {
      const found = judge(whole(at, { ...said, holdings: held(holds) }), regulation)
      expect({ programme: found.programme, verdict: found.verdict, due: dueOf(found, regulation) }).toEqual({
        programme,
        verdict,
        due,
      })
    })
  }
})

test('what is at discretion, and what is refused, says so with its clause', () => {
  expect(groundsOf(judge(whole('2026-03-06T12:00'), shipped('ideco-ics')))).toBe('I11 at-discretion')
  expect(groundsOf(judge(whole('2026-03-06T12:00', { product: 'software' }), shipped('shtrih-m')))).toBe(
    'S1 not-entitled',
  )
})

test('where no programme’s condition holds, there is none', () => {
  const strict = shipped(
    'shtrih-m',
    ['    who: everyone\n    admission: refuse', '    who: { holds: [key] }'],
    ['refusals:\n', 'not-entitled: { clauses: [S4] }\nrefusals:\n'],
  )
  const verdict = judge(whole('2026-03-06T12:00', { product: 'software' }), strict)
  expect(verdict).toMatchObject({ verdict: 'refuse', programme: null, priority: null, respondBy: null, channels: [] })
  expect(groundsOf(verdict)).toBe('S4 not-entitled')
})

test('every verdict of a holder names the right and its last day', () => {
  const verdict = judge(
    whole('2026-03-06T12:00', { holdings: held('subscription 2026-01-10, subscription 2026-02-10') }),
    shipped('ideco-ics'),
  )
  const rights = verdict.because.filter((reason) => reason.kind === 'holding')
  expect(rights.map(({ clause, holding }) => `${clause} ${holding}`)).toEqual(['I3 subscription', 'I7 subscription'])
  expect(new Set(rights.map(({ until }) => until))).toEqual(new Set([Date.UTC(2027, 1, 10, 21)]))
})
