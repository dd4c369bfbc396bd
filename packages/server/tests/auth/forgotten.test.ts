// A forgotten password: the page that asks for a letter learns nothing, and the letters are nobody's weapon.
import { instant } from '@reglament/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAccount } from '../../src/auth/accounts.ts'
import { openAuth } from '../../src/auth/auth.ts'
import { insertUser } from '../../src/store/desk/staff.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

const ANNA = { name: 'Анна', email: 'anna@desk.example', password: 'a password of these tests' }
const BORIS = { ...ANNA, name: 'Борис', email: 'boris@desk.example' }

let own: TestDatabase
beforeAll(async () => {
  own = await testDatabase()
  for (const each of [ANNA, BORIS]) {
    await insertUser(own.database.pool, await newAccount(each), false, instant(Date.now()))
  }
})
afterAll(() => own.close())

test('the answer does not wait for the letter, and three letters an hour are enough', async () => {
  const sent: string[] = []
  const { api } = openAuth({
    pool: own.database.pool,
    secret: 's'.repeat(32),
    publicUrl: 'http://localhost',
    // A mail server that never answers.
    sendReset: ({ email }) => {
      sent.push(email)
      return new Promise(() => {})
    },
  })
  const forgot = (email: string) => api.requestPasswordReset({ body: { email } })
  const stranger = await forgot('nobody@desk.example')
  for (let letters = 1; letters <= 3; letters++) {
    expect(await forgot(ANNA.email)).toEqual(stranger)
    await expect.poll(() => sent.length).toBe(letters)
  }
  await forgot(ANNA.email)
  await forgot(ANNA.email)
  await forgot(BORIS.email)
  await expect.poll(() => sent.at(-1)).toBe(BORIS.email)
  expect(sent).toEqual([ANNA.email, ANNA.email, ANNA.email, BORIS.email])
})
