import { afterAll, beforeAll, expect, test } from 'vitest'
import { encode1251 } from '../clients/tables.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const FILE = `Организация;ИНН;Контакт;Почта;Телефон;Вид права;Продукт;Дата начала;Окончание
ООО «Ромашка»;7707083893;Анна;anna@romashka.example;8 495 123-45-67;подписка;ics;10.01.2026;31.12.2026
"АО ""Вектор""";7736050003;Борис;boris@vektor.example;;подписка;ics;2026-02-01;
ООО «Лотос»;7707083894;Вера;vera@lotos.example;;;;;
`

let desk: Installation
let head: Ask
let cookie: string
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff('ideco-ics', 'head')
  cookie = (await desk.signedIn('head-1@desk.example')).cookie
})
afterAll(() => desk.close())

const send = async (bytes: Uint8Array, filename = 'clients.csv') => {
  const answer = await fetch(`${desk.url}${DESK}/imports?filename=${filename}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  })
  return { status: answer.status, body: (await answer.json()) as ReturnType<typeof JSON.parse> }
}
const plan = async ({ id, reading }: { id: string; reading: object }) =>
  (await head('POST', `${DESK}/imports/${id}/plans`, reading)).body
const clients = async () => (await head('GET', `${DESK}/clients`)).body.rows

test('a table in windows-1251 is read, tried, done; the second time it changes nothing; then it is taken back', async () => {
  const opened = await send(encode1251(FILE))
  expect(opened.body).toMatchObject({
    rowCount: 3,
    headers: ['Организация', 'ИНН', 'Контакт', 'Почта', 'Телефон', 'Вид права', 'Продукт', 'Дата начала', 'Окончание'],
    reading: {
      encoding: 'windows-1251',
      separator: ';',
      mapping: { organization: 0, inn: 1, name: 2, email: 3, kind: 5, from: 7, until: 8 },
    },
  })
  const dry = await plan(opened.body)
  expect(dry.totals).toEqual({ make: 2, change: 0, same: 0, problem: 1, organizations: 2, people: 2, rights: 2 })
  expect(dry.problems).toMatchObject([
    { line: 4, column: 'ИНН', value: '7707083894', code: 'wrong-inn', isError: true },
  ])
  expect(dry.problems[0].says).toContain('контрольные цифры')
  expect(await clients()).toEqual([])

  const path = `${DESK}/imports/${opened.body.id}`
  const table = await head('GET', `${path}/problems?locale=en`)
  expect(table.headers.get('content-type')).toContain('text/csv')
  expect(table.body).toContain('4;ИНН;7707083894;the check digits of the INN are wrong')

  expect((await head('POST', `${path}/runs`, { digest: 'another' })).body.error.code).toBe('other-plan')
  const run = await head('POST', `${path}/runs`, { digest: dry.digest })
  expect([run.status, run.body.totals.make]).toEqual([201, 2])
  expect((await head('POST', `${path}/runs`, { digest: dry.digest })).body.error.code).toBe('done-already')
  expect((await clients()).map(({ name }: { name: string }) => name)).toEqual(['АО "Вектор"', 'ООО «Ромашка»'])
  const [vektor] = await clients()
  const page = (await head('GET', `${DESK}/clients/${vektor.id}`)).body
  expect(page).toMatchObject({ people: [{ email: 'boris@vektor.example' }], rights: [{ recordedBy: 'head 1' }] })
  expect(
    (await head('GET', `${DESK}/clients/${vektor.id}/changes`)).body.rows.map(({ kind }: { kind: string }) => kind),
  ).toEqual(['imported', 'imported'])

  const again = await send(encode1251(FILE))
  expect((await plan(again.body)).totals).toMatchObject({ make: 0, change: 0, same: 2, problem: 1 })

  await head('PATCH', `${DESK}/organizations/${vektor.id}`, { name: 'ПАО «Вектор»' })
  const undone = await head('POST', `${path}/undos`)
  expect(undone.body).toMatchObject({
    removed: 5,
    restored: 0,
    kept: [{ line: 3, target: 'organization', reason: 'changed-since' }],
  })
  expect((await clients()).map(({ name }: { name: string }) => name)).toEqual(['ПАО «Вектор»'])
  expect((await head('POST', `${path}/undos`)).body.error.code).toBe('undone-already')
  const [, listed] = (await head('GET', `${DESK}/imports`)).body.rows
  expect(listed).toMatchObject({ filename: 'clients.csv', doneBy: 'head 1', undoneBy: 'head 1', totals: { make: 2 } })
})

test('what a table changes becomes what it was', async () => {
  await head('POST', `${DESK}/clients`, {
    organization: { name: 'Тюльпан', inn: '7702070139' },
    holdings: [{ kind: 'subscription', product: 'ics', from: '2026-03-01' }],
  })
  const opened = await send(
    new TextEncoder().encode(
      'Организация,ИНН,КПП,Вид,Продукт,Дата начала,Окончание\nООО Тюльпан Плюс,7702070139,770201001,подписка,ics,2026-03-01,2026-12-31\n',
    ),
  )
  expect(opened.body.reading).toMatchObject({ encoding: 'utf-8', separator: ',' })
  const dry = await plan(opened.body)
  expect(dry.totals).toMatchObject({ make: 0, change: 1 })
  await head('POST', `${DESK}/imports/${opened.body.id}/runs`, { digest: dry.digest })
  const find = async () => (await clients()).find(({ inn }: { inn: string }) => inn === '7702070139')
  expect(await find()).toMatchObject({ name: 'ООО Тюльпан Плюс', holdings: [{ until: '2026-12-31' }] })
  expect((await head('POST', `${DESK}/imports/${opened.body.id}/undos`)).body).toMatchObject({
    removed: 0,
    restored: 2,
    keptCount: 0,
  })
  const back = await find()
  expect(back.name).toBe('Тюльпан')
  expect(back.holdings[0].until).toBeUndefined()
})

test('a file that is no table is refused with the reason', async () => {
  expect((await send(new Uint8Array())).body.error.code).toBe('empty')
  expect((await send(new TextEncoder().encode('one line'))).body.error.code).toBe('empty')
  const opened = await send(new TextEncoder().encode('a;b\n1;2\n'))
  expect((await head('GET', `${DESK}/imports/${opened.body.id}`)).body).toMatchObject({
    headers: ['a', 'b'],
    sample: [['1', '2']],
  })
  const nothing = await plan({ id: opened.body.id, reading: { encoding: 'utf-8', separator: ';', mapping: {} } })
  expect(nothing.problems[0].code).toBe('nobody')
})
