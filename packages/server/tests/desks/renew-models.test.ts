import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewModels } from '../../src/desks/renew-models.ts'
import { SHIPPED_REGULATIONS } from '../../src/desks/shipped.ts'
import { readPublished } from '../../src/store/desk/regulations.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'

const DESK = 'shtrih-m'
const REF = { id: DESK, version: '1' }

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

const change = (text: string) => inDesk(desks.shell.pool, DESK, (db) => db.query({ text }))
const model = async () => (await inDesk(desks.shell.pool, DESK, (db) => readPublished(db, REF)))?.model

test('a model that an older release wrote is read anew from its text, once', async () => {
  const before = await model()
  expect(before?.renewals).toHaveLength(1)
  await change("update regulation set model = model - 'renewals', model_version = 0")
  expect(await model()).not.toHaveProperty('renewals')
  const said: string[] = []
  await renewModels(desks.shell.pool, SHIPPED_REGULATIONS, (line) => said.push(line))
  expect(await model()).toEqual(before)
  expect(said).toEqual(['desk `shtrih-m`: read its published regulation anew for this release (version `1`)'])
  await renewModels(desks.shell.pool, SHIPPED_REGULATIONS, (line) => said.push(line))
  expect(said).toHaveLength(1)
})

test('a text that can’t be read any more ends the start in one sentence', async () => {
  await change("update regulation set source = 'reglament: 1', model_version = 0")
  await expect(renewModels(desks.shell.pool, SHIPPED_REGULATIONS, () => {})).rejects.toThrow(
    /^desk `shtrih-m`: the published version `1` can't be read by this release \(line 1: .+\); start the release/,
  )
})
