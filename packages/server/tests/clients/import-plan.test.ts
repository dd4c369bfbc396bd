import { describe, expect, test } from 'vitest'
import type { RegisterFacts } from '../../src/clients/import/facts.ts'
import { type Plan, planImport as planning } from '../../src/clients/import/plan.ts'
import { type DoneEffect, planUndo as planningUndo } from '../../src/clients/import/plan-undo.ts'
import type { ReadRow } from '../../src/clients/import/read-row.ts'
import { atOnce } from './tables.ts'

const planImport = (...given: Parameters<typeof planning>) => atOnce(planning(...given))
const planUndo = (...given: Parameters<typeof planningUndo>) => atOnce(planningUndo(...given))
const NOTHING: RegisterFacts = { organizations: [], contacts: [], holdings: [] }
const ROSE = { id: 'o1', name: 'ООО «Роза»', inn: '7707083893', kpp: null }
const ANNA = {
  id: 'c1',
  organizationId: 'o1',
  name: 'Анна',
  email: 'anna@roza.example',
  phone: '+74951234567',
  locale: null,
  timezone: null,
  otherEmails: ['a@home.example'],
  otherPhones: ['+79161234567'],
}
const RIGHT = {
  id: 'h1',
  organizationId: 'o1',
  contactId: null,
  holding: { kind: 'subscription', product: 'ics', from: '2026-01-10' },
} as const
const KNOWN: RegisterFacts = { organizations: [ROSE], contacts: [ANNA], holdings: [RIGHT] }

type Cells = {
  org?: Partial<NonNullable<ReadRow['organization']>>
  contact?: Partial<NonNullable<ReadRow['contact']>>
  right?: ReadRow['holding']
}
const plan = (facts: RegisterFacts, ...rows: readonly Cells[]): Plan =>
  planImport(
    rows.map(({ org, contact, right }, at) => ({
      row: {
        line: at + 2,
        organization: org ? { name: null, inn: null, kpp: null, ...org } : null,
        contact: contact ? { name: null, email: null, phone: null, locale: null, timezone: null, ...contact } : null,
        holding: right ?? null,
      },
      problems: [],
    })),
    facts,
  )
const actions = ({ rows }: Plan) => rows.map(({ action, problems }) => problems[0]?.code ?? action)
const effects = (made: Plan) =>
  made.effects.map(
    ({ target, before, after }) => `${before ? 'changes' : 'makes'} ${target} ${after.name ?? after.kind ?? ''}`,
  )

const SUBSCRIPTION = { kind: 'subscription', product: 'ics', from: '2026-01-10' } as const

const ROWS: readonly [why: string, row: Cells, action: string, effects: string[]][] = [
  [
    'a new organization with a person and a right',
    {
      org: { name: 'Вектор', inn: '7736050003' },
      contact: { name: 'Борис', email: 'b@vektor.example' },
      right: SUBSCRIPTION,
    },
    'make',
    ['makes organization Вектор', 'makes contact Борис', 'makes holding subscription'],
  ],
  [
    'what is known already',
    {
      org: { name: 'РОЗА, ООО', inn: '7707083893' },
      contact: { name: 'Анна', email: 'Anna@Roza.example' },
      right: SUBSCRIPTION,
    },
    'same',
    [],
  ],
  ['known by name, without the INN', { org: { name: 'Роза' }, right: SUBSCRIPTION }, 'same', []],
  [
    'another INN under the same name is another firm',
    { org: { name: 'Роза', inn: '7736050003' } },
    'make',
    ['makes organization Роза'],
  ],
  [
    'another name under the same INN: the table wins',
    { org: { name: 'Тюльпан', inn: '7707083893' } },
    'change',
    ['changes organization Тюльпан'],
  ],
  [
    'a KPP that was not known',
    { org: { inn: '7707083893', kpp: '770701001' } },
    'change',
    ['changes organization ООО «Роза»'],
  ],
  [
    'a person by another address of theirs',
    { org: { inn: '7707083893' }, contact: { name: 'Анна', email: 'a@home.example' } },
    'same',
    [],
  ],
  ['a person by telephone', { org: { inn: '7707083893' }, contact: { phone: '+79161234567' } }, 'same', []],
  [
    'a colleague with the number of the office is somebody else',
    { org: { inn: '7707083893' }, contact: { name: 'Вера', phone: '+74951234567' } },
    'make',
    ['makes contact Вера'],
  ],
  [
    'a namesake in the organization is the same person',
    { org: { inn: '7707083893' }, contact: { name: 'анна', timezone: 'Asia/Omsk' } },
    'change',
    ['changes contact анна'],
  ],
  [
    'a person of another organization is moved nowhere',
    { org: { name: 'Вектор', inn: '7736050003' }, contact: { email: 'anna@roza.example' } },
    'other-organization',
    [],
  ],
  [
    'another end of the same right',
    { org: { inn: '7707083893' }, right: { ...SUBSCRIPTION, until: '2026-12-31' } },
    'change',
    ['changes holding subscription'],
  ],
  [
    'a right that begins on another day is another right',
    { org: { inn: '7707083893' }, right: { ...SUBSCRIPTION, from: '2027-01-10' } },
    'make',
    ['makes holding subscription'],
  ],
  [
    'a person without an organization holds a right alone',
    { contact: { email: 'solo@home.example' }, right: SUBSCRIPTION },
    'make',
    ['makes contact ', 'makes holding subscription'],
  ],
  [
    'a known person’s right is their organization’s',
    { contact: { email: 'anna@roza.example' }, right: SUBSCRIPTION },
    'same',
    [],
  ],
]
describe('a row', () => {
  test.each(ROWS)('%s', (_, row, action, expected) => {
    const made = plan(KNOWN, row)
    expect([actions(made), effects(made)]).toEqual([[action], expected])
  })
})

describe('a table', () => {
  const row = {
    org: { name: 'Вектор', inn: '7736050003' },
    contact: { email: 'b@vektor.example' },
    right: SUBSCRIPTION,
  }

  test('says a thing twice and it is done once', () => {
    const made = plan(NOTHING, row, row, { ...row, contact: { email: 'c@vektor.example' } })
    expect(actions(made)).toEqual(['make', 'same', 'make'])
    expect(made.effects.map(({ target }) => target)).toEqual(['organization', 'contact', 'contact', 'holding'])
  })

  test('completes in a later row what an earlier one made: it is one row of the register', () => {
    const made = plan(NOTHING, { org: { name: 'Вектор' } }, { org: { name: 'Вектор', inn: '7736050003' } })
    expect(actions(made)).toEqual(['make', 'change'])
    expect(made.effects).toEqual([
      {
        line: 2,
        target: 'organization',
        id: 'new:1',
        before: null,
        after: { name: 'Вектор', inn: '7736050003', kpp: null },
      },
    ])
  })

  test('keeps what a row was before all of the rows that change it', () => {
    const made = plan(KNOWN, { org: { inn: ROSE.inn, kpp: '770701001' } }, { org: { inn: ROSE.inn, name: 'Тюльпан' } })
    expect(made.effects).toMatchObject([
      { line: 2, before: { name: 'ООО «Роза»', kpp: null }, after: { name: 'Тюльпан', kpp: '770701001' } },
    ])
  })

  test('names an organization that is there twice: a person decides which', () => {
    const twice = {
      ...NOTHING,
      organizations: [
        { ...ROSE, inn: null },
        { ...ROSE, id: 'o2', name: 'Роза', inn: '7736050003' },
      ],
    }
    expect(actions(plan(twice, { org: { name: 'Роза' } }))).toEqual(['ambiguous-name'])
    expect(actions(plan(twice, { org: { name: 'Роза', inn: '7736050003' } }))).toEqual(['same'])
  })

  test('with a row that has an error leaves nothing of that row behind', () => {
    const made = planImport(
      [
        {
          row: { line: 2, organization: { name: 'Вектор', inn: null, kpp: null }, contact: null, holding: null },
          problems: [{ line: 2, target: 'inn', value: 'x', code: 'wrong-inn', hint: null }],
        },
      ],
      NOTHING,
    )
    expect([actions(made), made.effects]).toEqual([['wrong-inn'], []])
  })
})

describe('taking back', () => {
  const done = (
    id: string,
    target: DoneEffect['target'],
    before: DoneEffect['before'],
    after: DoneEffect['after'],
    seq: number,
  ): DoneEffect => ({ seq, line: seq + 2, target, id, before, after })
  const right = done('h', 'holding', null, { organizationId: 'o', kind: 'subscription', until: null }, 2)
  const person = done('c', 'contact', null, { organizationId: 'o', name: 'Анна' }, 1)
  const firm = done('o', 'organization', null, { name: 'Роза' }, 0)
  const rows = (more: Readonly<Record<string, object>> = {}) =>
    new Map(
      Object.entries({ h: right, c: person, o: firm }).map(([id, { after }]) => [
        id,
        { fields: after, cases: 0, dependants: id === 'o' ? ['c', 'h'] : [], hasMore: false, ...more[id] },
      ]),
    )
  const reasons = (more: Readonly<Record<string, object>>) =>
    Object.fromEntries(
      planUndo([right, person, firm], rows(more)).keep.map(({ effect, reason }) => [effect.id, reason]),
    )

  test.each([
    ['all of it goes where nothing happened since', {}, {}],
    [
      'what somebody changed stays, and what it belongs to',
      { c: { fields: { organizationId: 'o', name: 'Анна К.' } } },
      { c: 'changed-since', o: 'in-use' },
    ],
    ['who has asked something stays', { c: { cases: 1 } }, { c: 'has-cases', o: 'in-use' }],
    ['a note keeps its client', { o: { hasMore: true } }, { o: 'in-use' }],
    [
      'a colleague who came by themselves keeps the organization',
      { o: { dependants: ['c', 'h', 'x'] } },
      { o: 'in-use' },
    ],
  ])('%s', (_, more, expected) => expect(reasons(more)).toEqual(expected))

  test('what was changed becomes what it was, unless somebody changed it again', () => {
    const changed = done('o', 'organization', { name: 'Роза', kpp: null }, { name: 'Тюльпан', kpp: null }, 0)
    const now = (name: string) =>
      new Map([['o', { fields: { name, kpp: null }, cases: 3, dependants: ['x'], hasMore: true }]])
    expect(planUndo([changed], now('Тюльпан')).restore).toEqual([changed])
    expect(planUndo([changed], now('Пион')).keep).toMatchObject([{ reason: 'changed-since' }])
    expect(planUndo([changed], new Map()).keep).toMatchObject([{ reason: 'gone' }])
  })
})
