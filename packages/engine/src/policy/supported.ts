import type { Product, Regulation } from '../regulation/index.ts'
import type { GroundReason } from './verdict.ts'

/** A version matches a supported one when it equals it or goes on from it after a dot: `7.2` matches `7`, `70` does not. */
export function versionMatches(version: string, supported: string): boolean {
  return version === supported || version.startsWith(`${supported}.`)
}

/** Why a product or its version is not supported; null where it is, or where it was not named. */
export function unsupported(
  product: string | undefined,
  version: string | undefined,
  regulation: Regulation,
): { readonly reason: GroundReason; readonly clauses: readonly string[] } | null {
  const name = product?.trim() ?? ''
  if (name === '') return null
  const known = Object.hasOwn(regulation.products, name) ? regulation.products[name] : undefined
  if (!known) return { reason: 'product-not-supported', clauses: productClauses(regulation) }
  const named = version?.trim() ?? ''
  if (named === '' || known.versions === 'any') return null
  if (known.versions.some((supported) => versionMatches(named, supported))) return null
  return { reason: 'version-not-supported', clauses: known.clauses }
}

function productClauses(regulation: Regulation): readonly string[] {
  return Object.values(regulation.products).find((each: Product) => each.clauses.length > 0)?.clauses ?? []
}
