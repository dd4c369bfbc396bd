import { describe, expect, test } from 'vitest'
import { type Holding, type Instant, parseInstant, type RenewalRequest, renew } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { shipped } from '../regulation/shipped.ts'

const at = (local: string): Instant => {
  const instant = parseInstant(`${local}:00+03:00`)
  if (instant === null) throw new Error(`${local} is no instant`)
  return instant
}

const EXTENDED = `
  held         on                terms  from        until       why
  -            2026-02-16T12:00  1      2026-02-16  2027-02-16  nothing runs: from today
  2025-02-10   2026-02-10T12:00  1      2026-02-11  2027-02-10  on the last day: a year on, to the day
  2025-02-10   2026-02-11T00:00  1      2026-02-11  2027-02-11  a day too late: from today
  2026-02-10   2026-03-01T12:00  3      2027-02-11  2030-02-10  three years behind what runs
  2024-02-29   2025-02-28T12:00  1      2025-03-01  2026-02-28  a leap day has no corresponding day
`

describe('a subscription is extended by whole years (U2)', () => {
  const regulation = shipped('ideco-utm')
  for (const { held, on, terms, from, until, why } of rows(EXTENDED)) {
    test(why ?? '', () => {
      const holdings: Holding[] = held === '-' ? [] : [{ kind: 'subscription', from: held ?? '' }]
      const asked: RenewalRequest = {
        holding: 'subscription',
        channel: 'email',
        terms: Number(terms),
        holdings,
        actsUsed: [],
      }
      expect(renew(asked, regulation, at(on ?? ''))).toEqual({
        kind: 'renewed',
        holding: { kind: 'subscription', from, until },
        clauses: ['U2'],
      })
    })
  }

  test.each([0, -1, 0.5, Number.NaN])('not by %d years', (terms) => {
    const asked: RenewalRequest = { holding: 'subscription', channel: 'email', terms, holdings: [], actsUsed: [] }
    expect(renew(asked, regulation, at('2026-02-16T12:00'))).toEqual({
      kind: 'refused',
      reason: 'renewal-term-not-whole',
      clause: 'U2',
    })
  })
})

const ACTS = `
  channel  number  issuedBy  shows  used  reason                        clause
  email    A-17    vendor    yes    -     renewal-channel-not-open      S8
  portal   -       vendor    yes    -     renewal-needs-act             S8
  portal   A-17    vendor    no     -     renewal-act-shows-no-support  S9
  portal   A-17    partner   yes    -     renewal-act-not-from-vendor   S10
  portal   A-17    vendor    yes    №a-17 renewal-act-used-before       S8
`.replace('№a-17 ', '№a-17  ')

describe('paid support is renewed by an act (S8-S10)', () => {
  const regulation = shipped('shtrih-m')
  const base = { holding: 'paid-support', holdings: [] } as const
  for (const { channel, number, issuedBy, shows, used, reason, clause } of rows(ACTS)) {
    test(`${reason}`, () => {
      const act = { number: number === '-' ? ' ' : number, issuedBy, showsSupport: shows === 'yes' }
      const asked = { ...base, channel, act, actsUsed: used === '-' ? ['A-18'] : [used] } as RenewalRequest
      expect(renew(asked, regulation, at('2026-03-02T11:00'))).toEqual({ kind: 'refused', reason, clause })
    })
  }

  test('in force from the moment the act is quoted, for a year to the minute', () => {
    const act = { number: 'A-17', issuedBy: 'vendor', showsSupport: true } as const
    expect(renew({ ...base, channel: 'portal', act, actsUsed: [] }, regulation, at('2026-03-02T11:04'))).toEqual({
      kind: 'renewed',
      holding: { kind: 'paid-support', from: '2026-03-02T11:04:00+03:00', until: '2027-03-02T11:04:00+03:00' },
      clauses: ['S8', 'S9', 'S10'],
    })
  })

  test('what the regulation does not renew is not renewed', () => {
    expect(
      renew({ ...base, holding: 'key', channel: 'portal', actsUsed: [] }, regulation, at('2026-03-02T11:04')),
    ).toEqual({
      kind: 'refused',
      reason: 'renewal-not-offered',
      clause: null,
    })
  })
})
