import { type Holding, type Instant, type Regulation, type Right, rightsOf } from '@reglament/engine'
import { ApiProblem } from '../problem.ts'

const unusable = (message: string) => new ApiProblem(422, 'invalid', message)

/** A holding that can't be read gives nothing, silently: it is not recorded. @throws ApiProblem 422 */
export function checkHolding(holding: Holding, regulation: Regulation): void {
  const { product, until, from } = holding
  if (product !== undefined && !Object.hasOwn(regulation.products, product)) {
    const known = Object.keys(regulation.products).map((id) => `\`${id}\``)
    throw unusable(`the regulation knows no product \`${product}\`; it knows ${known.join(', ')}`)
  }
  const right = read(holding, regulation)
  if (!right) {
    const wrong = read({ kind: holding.kind, from }, regulation) ? ['until', until] : ['from', from]
    throw unusable(`\`${wrong[0]}\`: \`${wrong[1]}\` is neither a date like 2026-03-10 nor an instant with its offset`)
  }
  if (right.until !== null && right.until <= right.from) {
    throw unusable(`\`until\`: \`${until}\` is before the beginning, \`${from}\``)
  }
}

/**
 * What is over stays over, and what was in force stays so: a right may be given another end that lies ahead.
 * @throws ApiProblem 409, 422
 */
export function checkEnd(holding: Holding, until: string | null, regulation: Regulation, now: Instant): void {
  const before = read(holding, regulation)
  if (before && before.until !== null && before.until <= now) {
    throw new ApiProblem(409, 'holding-over', 'this right has ended already: record a new one')
  }
  if (until === null) return
  const { until: _, ...rest } = holding
  const after = read({ ...rest, until }, regulation)
  if (!after) throw unusable(`\`until\`: \`${until}\` is neither a date like 2026-03-10 nor an instant with its offset`)
  if (after.until !== null && after.until <= now)
    throw unusable(`\`until\`: \`${until}\` is past; today is the earliest`)
}

function read(holding: Holding, regulation: Regulation): Right | undefined {
  return rightsOf([holding], regulation)[0]
}
