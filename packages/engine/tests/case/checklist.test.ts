// What a client is asked to send, line by line, and what becomes of the case as it comes.
import { describe, expect, test } from 'vitest'
import {
  type CaseState,
  type Evidence,
  type Item,
  leftToSupply,
  type Request,
  refusalChoices,
} from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, Desk, request, SPECIALIST } from './desk.ts'

const ICS = shipped('ideco-ics')

function asked(items: readonly Item[]): Desk {
  const desk = new Desk(ICS)
  desk.give('a', { kind: 'register', request: request(), turnHeldBy: null }, at('2026-03-02T10:00+03:00'), CLIENT)
  desk.give('a', { kind: 'ask', items }, at('2026-03-02T11:00+03:00'), SPECIALIST)
  return desk
}

const supply = (desk: Desk, data: Partial<Request>, items: readonly Evidence[] = []) =>
  desk.give('a', { kind: 'supply', data, items, turnHeldBy: null }, at('2026-03-02T12:00+03:00'), CLIENT)

const SUPPLIED: readonly {
  readonly what: string
  readonly data: Partial<Request>
  readonly items?: readonly Evidence[]
  readonly left: readonly Item[]
  readonly status: CaseState['status']
}[] = [
  { what: 'nothing that was asked for', data: { topic: 'fault' }, left: ['inn', 'logs'], status: 'waiting-client' },
  {
    what: 'an INN with wrong digits',
    data: { organization: { inn: '7707083894' } },
    left: ['inn', 'logs'],
    status: 'waiting-client',
  },
  { what: 'the INN', data: { organization: { inn: '7707083893' } }, left: ['logs'], status: 'waiting-client' },
  { what: 'the logs', data: {}, items: ['logs'], left: ['inn'], status: 'waiting-client' },
  {
    what: 'all of it',
    data: { organization: { inn: '7707083893' } },
    items: ['logs'],
    left: [],
    status: 'in-progress',
  },
]

describe('of an INN and logs, the client sends', () => {
  for (const { what, data, items = [], left, status } of SUPPLIED) {
    test(what, () => {
      const desk = asked(['logs', 'inn'])
      supply(desk, data, items)
      expect(leftToSupply(desk.state('a'))).toEqual(left)
      expect(desk.state('a').status).toBe(status)
    })
  }
})

test('a request without a checklist comes back with whatever is sent, as it always did', () => {
  const desk = asked([])
  expect(desk.state('a').wanted).toBeUndefined()
  supply(desk, { licence: 'UTM-1' })
  expect(desk.state('a').status).toBe('in-progress')
})

describe('the grounds that a person is offered', () => {
  const offered = (changes: Partial<Request>) => {
    const desk = new Desk(ICS)
    desk.give(
      'a',
      { kind: 'register', request: request(changes), turnHeldBy: null },
      at('2026-03-02T10:00+03:00'),
      CLIENT,
    )
    return refusalChoices(desk.state('a'), ICS).map(
      ({ reason, by, notFound }) => `${by} ${reason}${notFound ? ', not found' : ''}`,
    )
  }

  test('of a client in good standing: what a person judges, and what the facts speak against', () => {
    expect(offered({})).toEqual([
      'person no-contact-details',
      'person rudeness',
      'person not-entitled, not found',
      'person out-of-scope',
      'person not-supported, not found',
    ])
  })

  test('of an old version: what the regulation found, first', () => {
    expect(offered({ version: '5.1' })).toEqual([
      'verdict version-not-supported',
      'person no-contact-details',
      'person rudeness',
      'person not-entitled, not found',
      'person out-of-scope',
    ])
  })
})
