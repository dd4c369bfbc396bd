import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile, due, workingBetween } from '../../src/calendar/index.ts'
import { life, MINUTE_MS } from './arbitrary.ts'
import { Oracle } from './oracle.ts'

/** The long form: `ORACLE_RUNS=100000`. */
const RUNS = Number(process.env.ORACLE_RUNS ?? 2000)
const PATIENCE_MINUTES = 14 * 1440

test(`walking minute by minute comes to the same answers, ${RUNS} times`, { timeout: 60_000 + RUNS * 20 }, () => {
  fc.assert(
    fc.property(life, ({ spec, from, to, minutes }) => {
      const calendar = compile(spec)
      const oracle = new Oracle(spec)
      const walked = oracle.due(from, minutes, PATIENCE_MINUTES)
      const found = due(calendar, from, minutes * MINUTE_MS)
      if (walked !== null) expect(found).toEqual({ kind: 'at', at: walked, unknownYears: [] })
      else if (found.kind === 'at') expect(found.at).toBeGreaterThan(from + PATIENCE_MINUTES * MINUTE_MS)
      expect(workingBetween(calendar, from, to)).toBe(oracle.between(from, to) * MINUTE_MS)
    }),
    { numRuns: RUNS },
  )
})
