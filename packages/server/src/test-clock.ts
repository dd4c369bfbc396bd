import { readFileSync } from 'node:fs'
import { type Instant, instant } from '@reglament/engine'

/**
 * The machine's clock, moved on by the milliseconds that stand in the file `REGLAMENT_TEST_CLOCK` names, so that a test
 * can let days pass in a desk that runs. Only where NODE_ENV is `test`; null everywhere else.
 */
export function readTestClock(env: Readonly<Record<string, string | undefined>>): (() => Instant) | null {
  const file = env.REGLAMENT_TEST_CLOCK
  if (env.NODE_ENV !== 'test' || !file) return null
  return () => instant(Date.now() + Number(readFileSync(file, 'utf8').trim() || '0'))
}
