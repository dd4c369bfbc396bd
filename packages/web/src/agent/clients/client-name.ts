import type { ClientDetail } from '../../api/shapes.ts'

/** What the client is called; null where nothing names it. */
export function nameOf({ organization, people }: ClientDetail): string | null {
  if (organization) return organization.name ?? organization.inn
  const [person] = people
  return person?.name ?? person?.email ?? person?.phone ?? null
}
