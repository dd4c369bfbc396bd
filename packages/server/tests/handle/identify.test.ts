import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { CLIENT, clientWith, detail, done } from '../stories.ts'

const DESK = 'ideco-ics'
const SUBSCRIPTION = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

const anyone = () => clientWith(desks.shell, DESK, `nobody-${desks.shell.newId().slice(-6)}`, [])

describe('who asks', () => {
  test('is known by e-mail in whatever case, and has the rights of the organization', async () => {
    const client = await clientWith(desks.shell, DESK, 'lotos', SUBSCRIPTION)
    const { state, number } = done(
      await register(desks.shell, DESK, client.asks('Вопрос', { contact: { email: 'IT@Lotos.example' } })),
    )
    expect(state.verdict.programme).toBe('subscription')
    expect(state.request.holdings).toEqual(SUBSCRIPTION)
    expect((await detail(desks.shell, DESK, number)).contact?.id).toBe(client.contactId)
  })

  test('may not bring rights along: the desk’s own list counts', async () => {
    const client = await anyone()
    const { state } = done(
      await register(desks.shell, DESK, client.asks('Вопрос', { holdings: SUBSCRIPTION, firstContact: false })),
    )
    expect(state.request).toMatchObject({ holdings: [], firstContact: true })
  })

  test('has the rights of the organization where the phone alone tells who it is', async () => {
    const { shell } = desks
    const client = await clientWith(shell, DESK, 'gvozdika', SUBSCRIPTION)
    const phone = '+7 900 555-44-33'
    done(await register(shell, DESK, client.asks('Вопрос', { contact: { email: client.email, phone } })))
    const asked = client.asks('Перезвоните', { channel: 'callback', contact: { phone } })
    const { state, number } = done(await register(shell, DESK, { ...asked, client: null }))
    expect(state.verdict.programme).toBe('subscription')
    const { organization, contact } = await detail(shell, DESK, number)
    expect([organization?.id, contact?.id]).toEqual([client.organizationId, client.contactId])
  })

  test('is known by phone, however it is written', async () => {
    const client = await anyone()
    const calls = (phone: string) => client.asks('Звонок', { channel: 'phone', contact: { name: 'Вера', phone } })
    const first = done(await register(desks.shell, DESK, calls('8 (495) 123-45-67')))
    const second = done(await register(desks.shell, DESK, calls('+7 495 1234567')))
    const of = async (number: number) => (await detail(desks.shell, DESK, number)).contact
    expect(await of(second.number)).toEqual(await of(first.number))
    expect(second.state.request.firstContact).toBe(false)
  })

  test('of one organization may ask for another, and stays where they are', async () => {
    const home = await clientWith(desks.shell, DESK, 'home', SUBSCRIPTION)
    const asked = home.asks('За соседей', { organization: { name: 'Соседи', inn: '7707083893' } })
    const { number } = done(await register(desks.shell, DESK, asked))
    const found = await detail(desks.shell, DESK, number)
    expect(found.organization).toMatchObject({ name: 'Соседи', inn: '7707083893', holdings: [] })
    expect(found.contact).toMatchObject({ id: home.contactId, organizationId: home.organizationId })
  })

  test('gives an organization that was known by name its INN', async () => {
    const home = await clientWith(desks.shell, DESK, 'nameless', SUBSCRIPTION)
    const asked = home.asks('С реквизитами', { organization: { inn: '7736050003' } })
    const { number } = done(await register(desks.shell, DESK, asked))
    expect((await detail(desks.shell, DESK, number)).organization).toMatchObject({
      id: home.organizationId,
      inn: '7736050003',
    })
  })

  test('with a wrong INN brings no organization into being', async () => {
    const client = await anyone()
    const asked = client.asks('Ошибка в ИНН', { contact: {}, organization: { name: 'Опечатка', inn: '7707083894' } })
    const { number } = done(await register(desks.shell, DESK, asked))
    const found = await detail(desks.shell, DESK, number)
    expect([found.organization, found.contact]).toEqual([null, null])
    expect(found.row.state.request.organization).toEqual({ name: 'Опечатка', inn: '7707083894' })
    expect(found.letters.every(({ status }) => status === 'suppressed')).toBe(true)
  })
})

test('missing data that names the organization brings its rights, and its turn', async () => {
  const { shell } = desks
  const owner = await clientWith(shell, DESK, 'owner', SUBSCRIPTION)
  done(await register(shell, DESK, owner.asks('ИНН впервые', { organization: { inn: '5024051807' } })))
  const stranger = await anyone()
  const asked = stranger.asks('Кто мы, скажем потом', { contact: { name: 'Олег', email: 'oleg@mail.test' } })
  const { caseId, number, state } = done(await register(shell, DESK, asked))
  expect(state.request.holdings).toEqual([])

  const supplied = await handle(
    shell,
    DESK,
    caseId,
    { kind: 'supply', data: { organization: { inn: '5024051807' } } },
    CLIENT,
  )
  expect(done(supplied).state.request.holdings).toEqual(SUBSCRIPTION)
  const found = await detail(shell, DESK, number)
  expect(found.organization).toMatchObject({ id: owner.organizationId, holdings: SUBSCRIPTION })
  expect(found.contact).toMatchObject({ email: 'oleg@mail.test' })
})

test('to supply nothing, or rights of one’s own making, is rejected', async () => {
  const { shell } = desks
  const client = await anyone()
  const { caseId } = done(await register(shell, DESK, client.asks('Без версии', { version: '' })))
  for (const data of [{}, { holdings: SUBSCRIPTION, firstContact: false }]) {
    expect(await handle(shell, DESK, caseId, { kind: 'supply', data }, CLIENT)).toMatchObject({
      code: 'nothing-to-supply',
    })
  }
})
