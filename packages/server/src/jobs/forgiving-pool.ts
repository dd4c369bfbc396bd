import type { Pool, PoolClient } from 'pg'

type Release = (problem?: Error | boolean) => void
type Given = (problem: Error | undefined, client: PoolClient | undefined, release: Release) => void

/**
 * The same pool, which lets a connection be given back twice. graphile-worker 0.18 does so when it is stopped while
 * its listening connection is being lost; pg-pool throws then, where nobody hears it, and Node would end.
 */
export function forgivingPool(pool: Pool): Pool {
  const connect = (callback?: Given) => {
    if (callback === undefined) return pool.connect()
    // A pool that has ended gives no connection, and nothing to give it back with.
    return pool.connect((problem, client, release?: Release) => {
      let isGivenBack = false
      callback(problem, client, (why) => {
        if (isGivenBack) return
        isGivenBack = true
        release?.(why)
      })
    })
  }
  return new Proxy(pool, {
    get: (target, name, receiver) => (name === 'connect' ? connect : Reflect.get(target, name, receiver)),
  })
}
