import { STATUSES, TOPICS } from '@reglament/engine'
import type { View } from '../../api/lists.ts'
import type { List, ListFilter } from '../../api/shapes.ts'
import { isFields, isTags } from './beside-filter.ts'

/** The conditions of a list that are one thing each, in the order in which they are shown. */
export const CONDITIONS = ['programme', 'product', 'topic', 'assignee', 'status', 'organization'] as const
export type Condition = (typeof CONDITIONS)[number]

/** With those that may be several at once. */
const PARTS = ['q', ...CONDITIONS, 'tags', 'fields'] as const
type Part = (typeof PARTS)[number]

export type ListSearch = Partial<Record<Part, string>>

/** No part of an address is longer, in characters. */
const LONGEST = 2_000

/** The part of an address that narrows a list; what can't be a condition is left out. */
export function readSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const read: ListSearch = {}
  for (const name of PARTS) {
    const value = search[name]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    if (text !== '' && text.length <= LONGEST && isPossible(name, text)) read[name] = text
  }
  return read
}

function isPossible(name: Part, text: string): boolean {
  switch (name) {
    case 'topic':
      return TOPICS.some((topic) => topic === text)
    case 'status':
      return STATUSES.some((status) => status === text)
    case 'organization':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    case 'tags':
      return isTags(text)
    case 'fields':
      return isFields(text)
    default:
      return text.length <= 200
  }
}

export function viewOf(list: List, { q = '', ...filter }: ListSearch): View {
  return { list, q, filter: filter as ListFilter }
}

/** Which lists are in the order of the queue; the others have the newest change first. */
export const IN_QUEUE_ORDER: ReadonlySet<List> = new Set(['queue', 'mine', 'team', 'to-decide'])
