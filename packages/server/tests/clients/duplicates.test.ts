import { describe, expect, test } from 'vitest'
import { duplicateContacts, duplicateOrganizations } from '../../src/clients/duplicates.ts'
import { Pace } from '../../src/clients/import/pace.ts'
import { firmDomain, likeness, mailboxKey, nameKey } from '../../src/clients/names.ts'
import { atOnce } from './tables.ts'

const NAMES: readonly [one: string, other: string, same: boolean, why: string][] = [
  ['ООО «Ромашка»', 'РОМАШКА, ООО', true, 'legal form and quotes tell nothing'],
  ['Общество с ограниченной ответственностью "Ромашка"', 'ООО Ромашка', true, 'the form in words'],
  ['ООО «Ромашка-Плюс»', 'Ромашка плюс', true, 'a hyphen is a space'],
  ['ИП Королёв А.Б.', 'Королев А Б', true, 'ё is е'],
  ['ООО «Ромашка»', 'ООО «Василёк»', false, 'another flower'],
  ['ООО', 'ООО', true, 'where nothing is left, the form is all there is'],
  ['Acme LLC', 'ACME', true, 'in English too'],
]

describe.each(NAMES)('%s and %s', (one, other, same, why) => {
  test(why, () => expect(nameKey(one) === nameKey(other)).toBe(same))
})

test('a slip of the pen in a long name costs little, another name costs much', () => {
  expect(likeness(nameKey('Северсталь-Инфоком'), nameKey('Северсталь-Инфком'))).toBeGreaterThan(0.85)
  expect(likeness(nameKey('Ромашка'), nameKey('Вектор'))).toBeLessThan(0.2)
  expect([likeness('', ''), likeness('а', 'б')]).toEqual([1, 0])
})

test('a mailbox has one writing, and a public domain joins nobody', () => {
  expect(mailboxKey('Ivan.Petrov+shop@ya.ru'.replace('ya.ru', 'YA.ru'))).toBe(mailboxKey(`ivan-petrov@${'yandex.com'}`))
  expect(mailboxKey('anna@romashka.example')).toBe('anna@romashka.example')
  expect(firmDomain('anna@romashka.example')).toBe('romashka.example')
  expect([firmDomain(`anna@${'mail.ru'}`), firmDomain('no address')]).toEqual([null, null])
})

const organization = (id: string, name: string | null, inn: string | null = null, more: object = {}) => ({
  id,
  name,
  inn,
  kpp: null,
  emails: [] as string[],
  ...more,
})
const found = (...facts: ReturnType<typeof organization>[]) =>
  atOnce(duplicateOrganizations(facts)).map(({ a, b, ground }) => `${a} ${b} ${ground}`)

describe('organizations', () => {
  test('of one name are suspected, unless the tax office tells them apart', () => {
    expect(found(organization('1', 'ООО «Ромашка»'), organization('2', 'Ромашка', '7707083893'))).toEqual([
      '1 2 same-name',
    ])
    expect(found(organization('1', 'Ромашка', '7736050003'), organization('2', 'Ромашка', '7707083893'))).toEqual([])
  })
  test('of nearly one name are suspected after those', () => {
    expect(found(organization('1', 'Северсталь-Инфоком'), organization('2', 'АО «Северсталь Инфком»'))).toEqual([
      '1 2 like-name',
    ])
    expect(found(organization('1', 'Северсталь'), organization('2', 'Северный ветер'))).toEqual([])
  })
  test('with the KPP of one branch are suspected where the names do not contradict', () => {
    const kpp = { kpp: '770701001' }
    expect(
      found(organization('1', 'Завод Ромашка', null, kpp), organization('2', 'Ромашка', '7707083893', kpp)),
    ).toEqual(['1 2 same-kpp'])
    expect(found(organization('1', 'Вектор', null, kpp), organization('2', 'Ромашка', null, kpp))).toEqual([])
  })
  test('whose people write from one domain are suspected, a public one excepted', () => {
    const at = (domain: string) => ({ emails: [`x@${domain}`] })
    expect(
      found(
        organization('1', 'Альфа', null, at('lotos.example')),
        organization('2', 'Бета', null, at('lotos.example')),
      ),
    ).toEqual(['1 2 same-domain'])
    expect(
      found(organization('1', 'Альфа', null, at('mail.ru')), organization('2', 'Бета', null, at('mail.ru'))),
    ).toEqual([])
  })
  test('in great numbers under one domain are a provider’s customers, not duplicates', () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      organization(`${i}`, `Имя${'абвгдежзиклмнопрстуфхц'[i]}`, null, { emails: ['x@provider.example'] }),
    )
    expect(found(...many)).toEqual([])
  })
  test('50,000 of them are looked through within seconds, while others have their turn', async () => {
    const many = Array.from({ length: 50_000 }, (_, i) =>
      organization(`${i}`, `Предприятие ${i} ${(i * 7919) % 50_000}`),
    )
    const before = process.threadCpuUsage()
    let others = 0
    const timer = setInterval(() => {
      others += 1
    }, 1)
    await new Pace().run(duplicateOrganizations(many))
    clearInterval(timer)
    // Of its own work: a busy machine is not its fault.
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(5_000)
    expect(others).toBeGreaterThan(10)
  })
})

test('people are suspected by mailbox, by number where the names agree, and as namesakes in one organization', () => {
  const person = (id: string, name: string | null, more: object) => ({
    id,
    name,
    organizationId: null as string | null,
    emails: [] as string[],
    phones: [] as string[],
    ...more,
  })
  const pairs = atOnce(
    duplicateContacts([
      person('1', 'Анна Котова', { phones: ['+74951234567'] }),
      person('2', 'Котова Анна Ивановна', { phones: ['+74951234567'] }),
      person('3', 'Борис', { phones: ['+74951234567'] }),
      person('4', null, { emails: ['anna+desk@lotos.example'] }),
      person('5', null, { emails: ['anna@lotos.example'] }),
      person('6', 'Вера Соколова', { organizationId: 'o' }),
      person('7', 'Соколова Вера', { organizationId: 'o' }),
      person('8', 'Соколова Вера', { organizationId: 'p' }),
    ]),
  )
  expect(pairs.map(({ a, b, ground }) => `${a} ${b} ${ground}`).sort()).toEqual([
    '1 2 same-phone',
    '4 5 same-mailbox',
    '6 7 same-name',
  ])
})
