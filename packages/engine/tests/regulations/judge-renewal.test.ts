import { describe, expect, test } from 'vitest'
import {
  type ActReading,
  actKey,
  judgeRenewal,
  parseInstant,
  type RenewalAsk,
  type RenewalFacts,
} from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { shipped } from '../regulation/shipped.ts'

const QUOTED = parseInstant('2026-03-02T11:00+03:00')
if (QUOTED === null) throw new Error('no instant')

const READINGS: Readonly<Record<string, ActReading>> = {
  vendor: { issuedBy: 'vendor', showsSupport: true },
  partner: { issuedBy: 'partner', showsSupport: true },
  other: { issuedBy: 'vendor', showsSupport: false },
}
const INNS: Readonly<Record<string, string | null>> = { own: '7707083893', else: '7736050003', '-': null }

const JUDGED = `
  by      channel  act    used    registered  for   inn   read     outcome         why                           clause
  client  portal   А-17   -       vendor      own   own   -        renewed         -                             S8
  client  portal   № а-17  А-16   vendor      own   own   -        renewed         -                             S8
  client  portal   А-17   -       -           -     own   -        needs-a-person  act-not-registered            S9
  client  portal   А-17   -       vendor      else  own   -        needs-a-person  act-of-another                S9
  client  portal   А-17   -       vendor      own   -     -        needs-a-person  client-without-inn            S9
  client  portal   А-17   -       partner     own   own   -        refused         renewal-act-not-from-vendor   S10
  client  portal   А-17   -       other       own   own   -        refused         renewal-act-shows-no-support  S9
  client  portal   А-17   № а-17  -           -     own   -        refused         renewal-act-used-before       S8
  client  portal   -      -       -           -     own   -        refused         renewal-needs-act             S8
  client  phone    А-17   -       vendor      own   own   -        refused         renewal-channel-not-open      S8
  staff   phone    А-17   -       vendor      own   own   vendor   refused         renewal-channel-not-open      S8
  client  portal   А-17   -       -           -     own   vendor   renewed         -                             S8
  client  portal   А-17   -       -           -     -     partner  refused         renewal-act-not-from-vendor   S10
  client  portal   А-17   -       vendor      else  own   other    refused         renewal-act-shows-no-support  S9
  client  portal   А-17   А-17    -           -     own   vendor   refused         renewal-act-used-before       S8
`

describe('a renewal by an act is renewed, refused, or needs a person (S8-S10)', () => {
  const regulation = shipped('shtrih-m')
  for (const row of rows(JUDGED)) {
    const { by, channel, act, used, registered, inn, read, outcome, why, clause } = row
    test(Object.values(row).join(' '), () => {
      const reading = READINGS[read ?? '']
      const known = READINGS[registered ?? '']
      const ask = {
        holding: 'paid-support',
        channel,
        by,
        ...(act === '-' ? {} : { actNumber: act }),
        ...(reading ? { reading } : {}),
      } as RenewalAsk
      const facts: RenewalFacts = {
        holdings: [],
        actsUsed: used === '-' ? [] : [used ?? ''],
        registered: known ? { ...known, inn: INNS[row.for ?? ''] ?? '' } : null,
        inn: INNS[inn ?? ''] ?? null,
      }
      const judged = judgeRenewal(ask, facts, regulation, QUOTED)
      expect(judged.kind).toBe(outcome)
      if (judged.kind === 'refused') expect([judged.reason, judged.clause]).toEqual([why, clause])
      if (judged.kind === 'needs-a-person') expect([judged.why, judged.clause]).toEqual([why, clause])
      if (judged.kind === 'renewed')
        expect(judged).toMatchObject({
          usedAct: 'а-17',
          holding: { from: '2026-03-02T11:00:00+03:00', until: '2027-03-02T11:00:00+03:00' },
        })
    })
  }
})

describe('one number is one act, however it is written', () => {
  test.each(['А-17', 'а-17', '№ А-17', 'A-17', '№a-17', 'А – 17', '# А-17'])('%s', (written) => {
    expect(actKey(written)).toBe('а-17')
  })
  test.each(['А-171', 'Б-17', 'А17'])('%s is another', (written) => expect(actKey(written)).not.toBe('а-17'))
})

describe('where no act is asked for, the term is bought (U2)', () => {
  const regulation = shipped('ideco-utm')
  const facts: RenewalFacts = { holdings: [], actsUsed: [], registered: null, inn: null }
  const ask = { holding: 'subscription', channel: 'email', terms: 2 } as const

  test('staff record it', () => {
    expect(judgeRenewal({ ...ask, by: 'staff' }, facts, regulation, QUOTED)).toEqual({
      kind: 'renewed',
      holding: { kind: 'subscription', from: '2026-03-02', until: '2028-03-02' },
      clauses: ['U2'],
      usedAct: null,
    })
  })

  test('and a client is sent to the vendor', () => {
    expect(judgeRenewal({ ...ask, by: 'client' }, facts, regulation, QUOTED)).toEqual({
      kind: 'refused',
      reason: 'renewal-asked-of-vendor',
      clause: 'U2',
    })
  })
})
