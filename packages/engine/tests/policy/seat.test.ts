// Whether a partner may act for a client now: I8, A9, A16, S1, S14, and the client's own grant.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  departmentsOf,
  type Grant,
  type Instant,
  instant,
  parseInstant,
  partnerProgramme,
  partnershipOf,
  type Regulation,
  type SeatFacts,
  seatOf,
} from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { type ShippedId, shipped } from '../regulation/shipped.ts'
import { held } from './ask.ts'

/** A grant as the table writes it: `raised 2026-01-10..2026-02-10 ended 2026-01-20T12:00`; `-` for none. */
function granted(written: string): readonly Grant[] {
  if (written === '-') return []
  return written.split(', ').map((each, index) => {
    const [covers = '', dates = '', , ended] = each.split(' ')
    const [from = '', until] = dates.split('..')
    return {
      id: `g${index}`,
      covers: covers as Grant['covers'],
      from,
      ...(until === undefined ? {} : { until }),
      ...(ended === undefined ? {} : { endedAt: `${ended}+03:00` }),
    }
  })
}

const local = (text: string): Instant => {
  const at = parseInstant(`${text}+03:00`)
  if (at === null) throw new Error(`no instant: ${text}`)
  return at
}

const SHTRIH = `
  partner holds                          grant                                      at                raised  seat    says               why
  partnership 2024-01-20                 raised 2026-01-10                          2026-03-06T12:00  yes     open    partner            S1: both are in force
  partnership 2024-01-20                 raised 2026-01-10                          2026-03-06T12:00  no      closed  not-covered        the client’s own cases were not granted
  partnership 2024-01-20                 all 2026-01-10                             2026-03-06T12:00  no      open    partner            all cases were
  partnership 2024-01-20                 raised 2026-01-10, all 2026-03-07          2026-03-06T12:00  no      closed  not-covered        and not before they were
  partnership 2024-01-20                 -                                          2026-03-06T12:00  yes     closed  not-granted        nobody acts for a client unasked
  partnership 2024-01-20                 raised 2026-03-07                          2026-03-06T23:59  yes     closed  grant-ahead        not the evening before
  partnership 2024-01-20                 raised 2026-03-07                          2026-03-07T00:00  yes     open    partner            from the first minute of its day
  partnership 2024-01-20                 raised 2026-01-10..2026-03-06              2026-03-06T23:59  yes     open    partner            a date is in force to its end
  partnership 2024-01-20                 raised 2026-01-10..2026-03-06              2026-03-07T00:00  yes     closed  grant-over         and not a minute longer
  partnership 2024-01-20                 raised 2026-01-10 ended 2026-03-06T12:00   2026-03-06T11:59  yes     open    partner            until it is ended
  partnership 2024-01-20                 raised 2026-01-10 ended 2026-03-06T12:00   2026-03-06T12:00  yes     closed  grant-ended        at once
  partnership 2024-01-20                 raised 2026-01-10..2026-02-01 ended 2026-03-06T12:00  2026-03-06T13:00  yes  closed  grant-over  what was over can’t be ended
  partnership 2024-01-20                 raised 2026-01-10 ended 2026-02-01T12:00, raised 2026-03-01  2026-03-06T12:00  yes  open  partner  granted anew
  partnership 2024-01-20..2026-03-05     raised 2026-01-10                          2026-03-06T00:00  yes     closed  partnership-over   S1: the certificate has ended
  partnership 2024-01-20..2026-03-05     raised 2026-01-10                          2026-03-05T23:59  yes     open    partner            its last day counts
  partnership 2026-04-01                 raised 2026-01-10                          2026-03-06T12:00  yes     closed  partnership-ahead  a certificate that is to come
  paid-support 2026-01-10                raised 2026-01-10                          2026-03-06T12:00  yes     closed  not-a-partner      another right is none
  -                                      all 2026-01-10                             2026-03-06T12:00  yes     closed  not-a-partner      nor is nothing
  -                                      -                                          2026-03-06T12:00  yes     closed  not-a-partner      what shuts it first: the partnership
  paid-support 2026-01-10, partnership 2024-01-20  raised 2026-01-10                2026-03-06T12:00  yes     open    partner            a partner with a right of its own is one still
  partnership 2024-01-20                 raised whenever                            2026-03-06T12:00  yes     closed  not-granted        dates that can’t be read give nothing
  partnership 2024-01-20                 raised 2026-01-10..soon                    2026-03-06T12:00  yes     closed  not-granted        an unreadable end is not an open one
`

describe('seat of a partner: shtrih-m', () => {
  const regulation = shipped('shtrih-m')
  for (const row of rows(SHTRIH)) {
    test(`${row.why}: ${row['partner holds']} | ${row.grant}`, () => {
      const facts: SeatFacts = { holdings: held(row['partner holds'] ?? ''), grants: granted(row.grant ?? '') }
      const seat = seatOf(facts, regulation, local(row.at ?? ''), { raised: row.raised === 'yes' })
      expect({ seat: seat.open ? 'open' : 'closed', says: seat.because[0]?.reason }).toEqual({
        seat: row.seat,
        says: row.says,
      })
    })
  }
})

const CLAUSES = `
  regulation  clauses          why
  ideco-ics   I8 I1 I5         the agreement, then the programme of partners
  a-real-iks  A9 A13           the programme of partners and distributors
  shtrih-m    S1 S14           the certificate
`

describe('the clause that makes a partner one', () => {
  for (const { regulation: id, clauses, why } of rows(CLAUSES)) {
    test(`${id}: ${why}`, () => {
      const regulation = shipped(id as ShippedId)
      const is = partnershipOf(held('partnership 2024-01-20'), regulation, local('2026-03-06T12:00'))
      const was = partnershipOf(held('partnership 2024-01-20..2025-01-01'), regulation, local('2026-03-06T12:00'))
      const never = partnershipOf([], regulation, local('2026-03-06T12:00'))
      expect(is.inForce).toBe(true)
      for (const { because } of [is, was, never]) expect(because.clauses.join(' ')).toBe(clauses)
      expect(was.because.at).toBe(local('2025-01-02T00:00'))
    })
  }

  test('a regulation without partners has no seat for anybody', () => {
    const regulation = shipped('ideco-utm')
    expect(partnerProgramme(regulation)).toBeNull()
    const facts: SeatFacts = { holdings: held('partnership 2024-01-20'), grants: granted('all 2026-01-10') }
    const seat = seatOf(facts, regulation, local('2026-03-06T12:00'), { raised: true })
    expect(seat).toMatchObject({ open: false, because: [{ reason: 'no-partners' }, { reason: 'granted' }] })
  })

  test('the seat lasts until the first of the two ends', () => {
    const facts: SeatFacts = {
      holdings: held('partnership 2024-01-20..2026-12-31'),
      grants: granted('raised 2026-01-10..2026-05-31'),
    }
    const seat = seatOf(facts, shipped('shtrih-m'), local('2026-03-06T12:00'), { raised: true })
    expect(seat).toMatchObject({ open: true, until: local('2026-06-01T00:00') })
  })
})

test('departments are those whose topics the programme’s scope takes in, in the regulation’s words', () => {
  const read = (id: ShippedId, programme: string) => {
    const found = shipped(id).programmes.find((each) => each.id === programme)
    if (!found) throw new Error(`no programme ${programme}`)
    return departmentsOf(found).map(({ department, note, clauses }) => [department, note?.ru ?? null, ...clauses])
  }
  const words = 'с отделами продаж и маркетинга'
  expect(read('a-real-iks', 'partner')).toEqual([
    ['support', null],
    ['sales', words, 'A16'],
    ['marketing', words, 'A16'],
  ])
  expect(read('a-real-iks', 'module')).toEqual([['support', null]])
  expect(read('shtrih-m', 'partner').map(([department]) => department)).toEqual(['support', 'sales', 'marketing'])
})

describe('whatever is held and granted', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10))
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 2, 1) })
  const strip = <T extends object>(given: T) =>
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
  const grant = fc
    .record({
      id: fc.uuid(),
      covers: fc.constantFrom('raised' as const, 'all' as const),
      from: fc.oneof(day, fc.constant('?')),
      until: maybe(fc.oneof(day, fc.constant(''))),
      endedAt: maybe(moment.map((ms) => new Date(ms).toISOString())),
    })
    .map(strip)
  const holding = fc
    .record({ kind: fc.constantFrom('partnership' as const, 'paid-support' as const), from: day, until: maybe(day) })
    .map(strip)
  const facts = fc.record({ holdings: fc.array(holding, { maxLength: 3 }), grants: fc.array(grant, { maxLength: 4 }) })
  const regulation: Regulation = shipped('shtrih-m')

  test('an open seat has both, is not wider than its grant, and shuts when it says', () => {
    fc.assert(
      fc.property(facts, moment, fc.boolean(), (given, ms, raised) => {
        const at = instant(ms)
        const seat = seatOf(given as SeatFacts, regulation, at, { raised })
        const wider = seatOf(given as SeatFacts, regulation, at, { raised: true })
        // What one may do with any case, one may do with those one raised.
        if (seat.open) expect(wider.open).toBe(true)
        const partnership = partnershipOf((given as SeatFacts).holdings, regulation, at)
        if (!seat.open) {
          expect(['partner', 'granted']).not.toContain(seat.because[0].reason)
          return
        }
        expect(partnership.inForce).toBe(true)
        expect(raised || seat.grant.covers === 'all').toBe(true)
        // Without its grants, or without what the partner holds, there is no seat.
        expect(seatOf({ ...given, grants: [] } as SeatFacts, regulation, at, { raised }).open).toBe(false)
        expect(seatOf({ ...given, holdings: [] } as SeatFacts, regulation, at, { raised }).open).toBe(false)
        // Ended this very moment, it is shut this very moment.
        const ended = given.grants.map((each) => ({ ...each, endedAt: new Date(at).toISOString() }))
        expect(seatOf({ ...given, grants: ended } as SeatFacts, regulation, at, { raised }).open).toBe(false)
        if (seat.until !== null) expect(seat.until).toBeGreaterThan(at)
      }),
      { numRuns: 400 },
    )
  })
})
