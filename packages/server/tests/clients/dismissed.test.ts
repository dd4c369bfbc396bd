// Two who were said not to be the same stay apart until something about them changes.
import { describe, expect, test } from 'vitest'
import { seenOf, sortDismissed } from '../../src/clients/dismissed.ts'
import type { ContactFact, OrganizationFact, Pair } from '../../src/clients/duplicates.ts'

const firm = (id: string, rest: Partial<OrganizationFact> = {}): OrganizationFact => ({
  id,
  name: `ООО «${id}»`,
  inn: null,
  kpp: null,
  emails: [],
  ...rest,
})
const person = (id: string, rest: Partial<ContactFact> = {}): ContactFact => ({
  id,
  organizationId: 'firm',
  name: 'Анна',
  emails: ['anna@romashka.example'],
  phones: [],
  ...rest,
})

const ROWS = [
  { why: 'nothing changed', before: firm('a'), after: firm('a'), comesBack: false },
  { why: 'another name', before: firm('a'), after: firm('a', { name: 'АО «Вектор»' }), comesBack: true },
  { why: 'an INN became known', before: firm('a'), after: firm('a', { inn: '7707083893' }), comesBack: true },
  { why: 'a KPP became known', before: firm('a'), after: firm('a', { kpp: '770701001' }), comesBack: true },
  {
    why: 'a colleague in the same domain wrote',
    before: firm('a', { emails: ['it@romashka.example'] }),
    after: firm('a', { emails: ['anna@romashka.example', 'it@romashka.example'] }),
    comesBack: false,
  },
  {
    why: 'somebody of another domain wrote',
    before: firm('a', { emails: ['it@romashka.example'] }),
    after: firm('a', { emails: ['it@romashka.example', 'it@vektor.example'] }),
    comesBack: true,
  },
  {
    why: 'a person has another number',
    before: person('a'),
    after: person('a', { phones: ['+7 1'] }),
    comesBack: true,
  },
  {
    why: 'a person has another address',
    before: person('a'),
    after: person('a', { emails: ['anna@vektor.example'] }),
    comesBack: true,
  },
  {
    why: 'a person was moved',
    before: person('a'),
    after: person('a', { organizationId: 'other' }),
    comesBack: true,
  },
  {
    why: 'the same addresses in another order',
    before: person('a', { emails: ['a@x.example', 'b@x.example'] }),
    after: person('a', { emails: ['b@x.example', 'a@x.example'] }),
    comesBack: false,
  },
] as const

describe('a pair that was dismissed', () => {
  const other = firm('b')
  const pair: Pair = { a: 'a', b: 'b', ground: 'same-name', shared: 'ромашка' }

  for (const { why, before, after, comesBack } of ROWS) {
    test(`${comesBack ? 'comes back' : 'stays away'}: ${why}`, () => {
      const said = { one: 'a', other: 'b', seen: seenOf(before, other) }
      const facts = new Map([after, other].map((fact) => [fact.id, fact]))
      const { open, dismissed } = sortDismissed([pair], facts, [said])
      expect({ open: open.length, dismissed: dismissed.length }).toEqual(
        comesBack ? { open: 1, dismissed: 0 } : { open: 0, dismissed: 1 },
      )
    })
  }

  test('is the same pair whichever side is named first', () => {
    expect(seenOf(firm('a'), other)).toBe(seenOf(other, firm('a')))
    const said = { one: 'a', other: 'b', seen: seenOf(firm('a'), other) }
    const facts = new Map([firm('a'), other].map((fact) => [fact.id, fact]))
    expect(sortDismissed([{ ...pair, a: 'b', b: 'a' }], facts, [said]).dismissed).toHaveLength(1)
  })
})
