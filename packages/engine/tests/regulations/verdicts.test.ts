import { describe, expect, test } from 'vitest'
import { assess, formatInstant, type Holding, type Request } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { type ShippedId, shipped } from '../regulation/shipped.ts'

const HELD: Readonly<Record<string, readonly Holding[]>> = {
  nothing: [],
  'bought this year': [{ kind: 'purchase', from: '2026-01-10' }],
  'bought long ago': [{ kind: 'purchase', from: '2020-01-10' }],
  'bought, and the module': [
    { kind: 'purchase', from: '2020-01-10' },
    { kind: 'module', from: '2025-09-01' },
  ],
  'module ended': [{ kind: 'module', from: '2024-02-01', until: '2025-01-31' }],
  trial: [{ kind: 'trial', from: '2026-01-15' }],
  'trial over': [{ kind: 'trial', from: '2025-11-30' }],
  partner: [{ kind: 'partnership', from: '2020-01-01' }],
  'free edition': [{ kind: 'free-edition', from: '2020-01-01' }],
  subscription: [{ kind: 'subscription', from: '2025-03-07' }],
  'contract alone': [{ kind: 'extended-contract', from: '2025-05-01', until: '2026-04-30' }],
}

const IKS = `
  holdings                at                channel  topic               verdict   programme  priority  respondBy             why
  bought this year        2026-03-06T17:00  portal   setup               accept    module     1         2026-03-10T18:00      the first year has the module; Monday is off
  bought, and the module  2026-03-06T08:00  phone    fault               accept    module     1         2026-03-10T10:00      the clock starts at nine
  bought long ago         2026-03-06T17:00  form     setup               accept    no-module  3         2026-03-07T17:00      24 hours on the clock
  bought long ago         2026-03-06T17:00  phone    setup               redirect  no-module  3         2026-03-07T17:00      only the form is open
  module ended            2026-03-06T17:00  form     setup               accept    no-module  3         2026-03-07T17:00      it held a module once
  trial                   2026-03-06T17:00  chat     setup               accept    trial      2         2026-03-10T18:00      before any purchase
  trial                   2026-03-06T17:00  portal   setup               redirect  trial      2         2026-03-10T18:00      the account page is for module holders
  trial over              2026-03-06T17:00  form     setup               refuse    null       null      null                  three months at most
  partner                 2026-03-06T17:00  form     sales               accept    partner    2         2026-03-10T18:00      resellers are helped with sales
  partner                 2026-03-06T17:00  form     custom-development  refuse    partner    2         2026-03-10T18:00      for module holders only
  bought this year        2026-03-06T17:00  form     custom-development  accept    module     1         2026-03-10T18:00      by agreement
  bought this year        2026-03-06T17:00  form     sales               refuse    module     1         2026-03-10T18:00      not a matter of support
  bought long ago         2026-03-06T17:00  form     remote              refuse    no-module  3         2026-03-07T17:00      consultation only
  free edition            2026-03-06T17:00  form     update              accept    lite       4         null                  updates are open to Lite
  free edition            2026-03-06T17:00  form     training            refuse    lite       4         null                  another matter
  free edition            2026-03-06T17:00  email    setup               redirect  lite       4         null                  e-mail is no channel of this desk
  nothing                 2026-03-06T17:00  form     setup               refuse    null       null      null                  nobody else is entitled
`
const UTM = `
  holdings          at                channel  topic     verdict   programme     priority  respondBy  why
  subscription      2026-03-07T23:59  email    setup     accept    subscription  null      null       up to and including the day
  subscription      2026-03-08T00:00  email    setup     refuse    none          null      null       a year is over
  bought this year  2026-03-06T17:00  chat     fault     accept    subscription  null      null       the subscription comes with the licence
  bought this year  2026-03-06T17:00  phone    training  refuse    subscription  null      null       no teaching
  contract alone    2026-04-30T23:00  portal   setup     accept    extended      null      null       around the clock
  contract alone    2026-05-01T00:00  portal   setup     refuse    none          null      null       the contract has ended
  subscription      2026-03-06T17:00  form     setup     redirect  subscription  null      null       there is no form
  nothing           2026-03-06T17:00  email    setup     refuse    none          null      null       support needs a subscription
`

const WHOLE: Readonly<Record<string, Partial<Request>>> = {
  'a-real-iks': { product: 'standard', version: '7.1' },
  'ideco-utm': { product: 'utm', version: '16', licence: 'UTM-1' },
}
const CLIENT: Partial<Request> = {
  contact: { name: 'Анна', email: 'anna@romashka.example' },
  organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
  description: 'Вопрос',
}

function judged(id: ShippedId, row: Readonly<Record<string, string>>) {
  const request = {
    ...CLIENT,
    ...WHOLE[id],
    at: `${row.at}:00+03:00`,
    channel: row.channel,
    topic: row.topic,
    holdings: HELD[row.holdings ?? ''],
  } as Request
  const regulation = shipped(id)
  const { verdict, programme, priority, respondBy } = assess(request, regulation)
  const due = respondBy === null ? null : formatInstant(respondBy, regulation.timezone).slice(0, 16)
  return { verdict, programme: String(programme), priority: String(priority), respondBy: String(due) }
}

describe.each([
  ['a-real-iks', IKS],
  ['ideco-utm', UTM],
] as const)('%s', (id, table) => {
  for (const row of rows(table)) {
    const { why, verdict, programme, priority, respondBy, holdings, channel, topic } = row
    test(`${holdings}, ${channel}, ${topic}: ${why}`, () =>
      expect(judged(id, row)).toEqual({ verdict, programme, priority, respondBy }))
  }
})

test('capabilities of A-Real IKS', () => {
  const of = (held: string) =>
    assess(
      { at: '2026-03-06T10:00:00+03:00', channel: 'form', holdings: HELD[held] ?? [] },
      shipped('a-real-iks'),
    ).capabilities.join(' ')
  expect(of('bought this year')).toBe('custom-development remote-ssh updates state-lists databases')
  expect(of('trial')).toBe('remote-ssh updates state-lists databases')
  expect(of('partner')).toBe('remote-ssh updates state-lists databases')
  expect(of('bought long ago')).toBe('')
  expect(of('free edition')).toBe('updates state-lists databases')
})
