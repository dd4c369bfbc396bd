import { STATUSES } from '@reglament/engine'
import type { View } from '../../api/lists.ts'
import type { List, ListFilter } from '../../api/shapes.ts'

/** The conditions of a list, in the order in which they are shown. */
export const CONDITIONS = ['programme', 'product', 'assignee', 'status', 'organization'] as const
export type Condition = (typeof CONDITIONS)[number]

export type ListSearch = Partial<Record<'q' | Condition, string>>

/** The part of an address that narrows a list; what can't be a condition is left out. */
export function readSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const read: ListSearch = {}
  for (const name of ['q', ...CONDITIONS] as const) {
    const value = search[name]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
    if (text !== '' && isPossible(name, text)) read[name] = text
  }
  return read
}

function isPossible(name: 'q' | Condition, text: string): boolean {
  if (name === 'status') return STATUSES.some((status) => status === text)
  return name !== 'organization' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

export function viewOf(list: List, { q = '', ...filter }: ListSearch): View {
  return { list, q, filter: filter as ListFilter }
}

/** Which lists are in the order of the queue; the others have the newest change first. */
export const IN_QUEUE_ORDER: ReadonlySet<List> = new Set(['queue', 'mine', 'team', 'to-decide'])
