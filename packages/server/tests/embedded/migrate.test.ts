import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPool } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { temporaryDirectory } from './holding.ts'

let shared: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  shared = await testDatabase()
  pool = shared.database.pool
}, 30_000)
afterAll(() => shared.close())

// The template's own migrations are forgotten: each story begins with a database that has had none.
beforeEach(async () => {
  await pool.query('DROP TABLE IF EXISTS migration; DROP SCHEMA IF EXISTS story CASCADE; CREATE SCHEMA story')
})

/** A folder with these migrations. */
function folderOf(files: Record<string, string>): string {
  const folder = join(temporaryDirectory(), 'migrations')
  mkdirSync(folder)
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}

const FIRST = { '0001-first.sql': 'CREATE TABLE story.first (a int);' }
const SECOND = { '0002-second.sql': 'CREATE TABLE story.second (a int);\nINSERT INTO story.second VALUES (1);\n' }

test('each runs once, in order; a later release adds its own', async () => {
  expect(await migrate(pool, folderOf({ ...SECOND, ...FIRST }))).toEqual(['0001-first', '0002-second'])
  expect(await migrate(pool, folderOf({ ...FIRST, ...SECOND }))).toEqual([])
  const third = { '0003-third.sql': 'INSERT INTO story.second VALUES (3)' }
  expect(await migrate(pool, folderOf({ ...FIRST, ...SECOND, ...third }))).toEqual(['0003-third'])
  expect((await pool.query('SELECT a FROM story.second ORDER BY a')).rows).toEqual([{ a: 1 }, { a: 3 }])
})

test('processes that start together: one migrates, the others wait and find it done', async () => {
  const folder = folderOf({ ...FIRST, '0002-slow.sql': 'SELECT pg_sleep(0.3); CREATE TABLE story.slow (a int)' })
  const others = [1, 2, 3].map(() => openPool(shared.database.config, () => {}))
  const ran = await Promise.all([pool, ...others].map((each) => migrate(each, folder)))
  expect(ran.flat().sort()).toEqual(['0001-first', '0002-slow'])
  await Promise.all(others.map((each) => each.end()))
})

test('one that fails leaves nothing of itself, and those before it stay', async () => {
  const bad = { '0002-bad.sql': 'CREATE TABLE story.half (a int); SELECT 1 / 0;' }
  await expect(migrate(pool, folderOf({ ...FIRST, ...bad }))).rejects.toThrow(
    /^migration `0002-bad` failed, and nothing of it was kept: division by zero$/,
  )
  expect(
    (await pool.query("SELECT to_regclass('story.half') AS half, to_regclass('story.first')::text AS first")).rows,
  ).toEqual([{ half: null, first: 'story.first' }])
  expect(await migrate(pool, folderOf({ ...FIRST, ...SECOND }))).toEqual(['0002-second'])
})

test('what does not fit the database is one sentence', async () => {
  await migrate(pool, folderOf({ ...FIRST, ...SECOND }))
  const sentence = (files: Record<string, string>) =>
    migrate(pool, folderOf(files)).then(
      () => 'it fits',
      (thrown: unknown) => String(thrown),
    )
  expect({
    'a changed file': await sentence({ ...FIRST, '0002-second.sql': 'SELECT 2' }),
    'a renamed file': await sentence({ ...FIRST, '0002-other.sql': SECOND['0002-second.sql'] }),
    'a newer database': await sentence(FIRST),
    'a number in between': await sentence({ ...FIRST, ...SECOND, '0000-late.sql': 'SELECT 1' }),
    'line ends of Windows': await sentence({
      ...FIRST,
      '0002-second.sql': SECOND['0002-second.sql'].replaceAll('\n', '\r\n'),
    }),
  }).toEqual({
    'a changed file':
      'StartProblem: migration `0002-second` differs from `0002-second` that the database was made with: an applied migration is never changed; put it back, and write a new one',
    'a renamed file':
      'StartProblem: migration `0002-other` differs from `0002-second` that the database was made with: an applied migration is never changed; put it back, and write a new one',
    'a newer database':
      'StartProblem: the database has migration `0002-second`, which this release does not know: it was used by a newer release; start that one, or restore a backup from before',
    'a number in between':
      'StartProblem: migration `0000-late` comes before `0001-first`, which is already applied: give it a later number',
    'line ends of Windows': 'it fits',
  })
})

test('file names that leave the order open are refused', async () => {
  await expect(migrate(pool, folderOf({ 'first.sql': '' }))).rejects.toThrow(
    'is named `NNNN-name.sql`, not `first.sql`',
  )
  await expect(migrate(pool, folderOf({ ...FIRST, '0001-again.sql': '' }))).rejects.toThrow(
    'two migrations have the number',
  )
})
