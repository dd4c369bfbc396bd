import { isPresent, type Request } from '../policy/index.ts'
import { FIELDS, type Field, ITEMS, type Item } from '../regulation/index.ts'
import type { CaseState, WantedItem } from './state.ts'

/** What is still wanted of the client: what was asked for and has not come, and what the regulation misses (I23). */
export function leftToSupply(state: CaseState): readonly Item[] {
  const open = (state.wanted ?? []).flatMap(({ item, cameAt }) => (cameAt === null ? [item] : []))
  const missing = state.verdict.verdict === 'incomplete' ? state.verdict.missing : []
  return inOrder([...open, ...missing])
}

/** Each once, in the order in which people look for them. */
export function inOrder(items: readonly Item[]): readonly Item[] {
  return ITEMS.filter((item) => items.includes(item))
}

export function isField(item: Item): item is Field {
  return (FIELDS as readonly Item[]).includes(item)
}

/**
 * What of a checklist has come: a field that the data names and that can be used (an INN with wrong check digits can't),
 * and whatever else is said to have come.
 */
export function cameWith(
  wanted: readonly WantedItem[],
  data: Partial<Request>,
  request: Request,
  items: readonly Item[],
): readonly Item[] {
  return wanted.flatMap(({ item, cameAt }) => {
    if (cameAt !== null) return []
    const isSaid = isField(item) && NAMES[item](data) && isPresent(item, request)
    return isSaid || items.includes(item) ? [item] : []
  })
}

/** Whether the data speaks of a field at all: what was known before is not what was asked for. */
const NAMES = {
  contact: ({ contact }) => contact !== undefined,
  organization: ({ organization }) => organization?.name !== undefined || organization?.inn !== undefined,
  inn: ({ organization }) => organization?.inn !== undefined,
  licence: ({ licence }) => licence !== undefined,
  product: ({ product }) => product !== undefined,
  version: ({ version }) => version !== undefined,
  description: ({ description }) => description !== undefined,
} as const satisfies Record<Field, (data: Partial<Request>) => boolean>
