import { expect, test } from 'vitest'
import { forgivingPool } from '../../src/jobs/forgiving-pool.ts'
import { testDatabase } from '../database.ts'

test('a pool that has ended gives no connection, and takes nothing amiss that is given back all the same', async () => {
  const { database, close } = await testDatabase()
  const pool = forgivingPool(database.pool)
  await close()
  const problem = await new Promise<Error | undefined>((resolve) => {
    pool.connect((why, _client, release) => {
      release()
      resolve(why)
    })
  })
  expect(problem?.message).toContain('after calling end')
})
