import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesks } from '../../src/desks/open-desks.ts'
import { register } from '../../src/handle/register.ts'
import { readDesk } from '../../src/store/desk/desk.ts'
import { testDatabase } from '../database.ts'
import { at, REGULATIONS, type TestDesks, testDesks } from '../desks.ts'
import { clientWith, done } from '../stories.ts'

const DESK = 'shtrih-m'

let desks: TestDesks
let folder: string
beforeAll(async () => {
  desks = await testDesks()
  folder = await mkdtemp(join(tmpdir(), 'reglament-regulations-'))
  await cp(join(REGULATIONS, 'shtrih-m.yaml'), join(folder, 'shtrih-m.yaml'))
  await cp(join(REGULATIONS, 'calendars'), join(folder, 'calendars'), { recursive: true })
})
afterAll(async () => {
  await desks.close()
  await rm(folder, { recursive: true })
})

/** A later start; what it says. */
async function start(): Promise<readonly string[]> {
  const said: string[] = []
  const { pool } = desks.shell
  await openDesks({
    pool,
    folder,
    mailDomain: 'desk.example',
    now: at('2026-03-03T10:00+03:00'),
    say: (line) => said.push(line),
  })
  return said
}

async function edit(change: (source: string) => string): Promise<void> {
  const file = join(folder, 'shtrih-m.yaml')
  await writeFile(file, change(await readFile(file, 'utf8')))
}

const version = async () => (await readDesk(desks.shell.pool, DESK))?.regulation.version

async function registeredUnder(): Promise<string> {
  const client = await clientWith(desks.shell, DESK, `client-${desks.shell.newId()}`, [])
  const asked = client.asks('Не печатает чек', { product: 'software', version: '5' })
  return done(await register(desks.shell, DESK, asked)).state.regulation.version
}

test('a desk has its regulation’s title, prefix and zone, and an address of its own', async () => {
  expect(await readDesk(desks.shell.pool, DESK)).toMatchObject({
    prefix: 'SM',
    timezone: 'Europe/Moscow',
    locale: 'ru',
    mailAddress: 'shtrih-m@desk.example',
    regulation: { id: DESK, version: '1' },
  })
})

test('starting again changes nothing and has nothing to say', async () => {
  expect(await start()).toEqual([])
})

test('a published version is never replaced, whatever its file says now', async () => {
  await edit((source) => source.replace('within: 8 working hours', 'within: 9 working hours'))
  expect(await start()).toEqual([expect.stringContaining('version `1` is published already and stays as it was')])
})

test('a new version serves new cases; the old ones keep theirs', async () => {
  expect(await registeredUnder()).toBe('1')
  await edit((source) => source.replace('version: "1"', 'version: "2"'))
  expect(await start()).toEqual([expect.stringContaining('published version `2`')])
  expect(await version()).toBe('2')
  expect(await registeredUnder()).toBe('2')
  expect(await start()).toEqual([])
})

test('a file with errors is named with the places, and its desk goes on', async () => {
  await edit((source) =>
    source.replace('version: "2"', 'version: "3"').replace('within: 9 working hours', 'within: soon'),
  )
  const said = await start()
  expect(said[0]).toMatch(/^`shtrih-m.yaml` line \d+, column \d+: /)
  expect(said.at(-1)).toContain('keeps the version that it has')
  expect(await version()).toBe('2')
})

test('a folder that makes no desk at all is a problem of the start', async () => {
  const { database, close } = await testDatabase()
  const opening = openDesks({
    pool: database.pool,
    folder,
    mailDomain: 'desk.example',
    now: at('2026-03-03T10:00Z'),
    say: () => {},
  })
  await expect(opening).rejects.toThrow('a desk needs at least one')
  await close()
})

test('two processes that start at once make each desk once', async () => {
  const { database, close } = await testDatabase()
  const opening = () =>
    openDesks({
      pool: database.pool,
      folder: REGULATIONS,
      mailDomain: 'desk.example',
      now: at('2026-03-03T10:00Z'),
      say: () => {},
    })
  await Promise.all([opening(), opening(), opening()])
  expect((await readDesk(database.pool, DESK))?.regulation.version).toBe('1')
  await close()
})
