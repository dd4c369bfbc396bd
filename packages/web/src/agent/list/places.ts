import type { VirtualItem } from '@tanstack/react-virtual'
import type { List } from '../../api/shapes.ts'
import type { ListSearch } from './view.ts'

/** Where a list was left: the line at the top, how far it was scrolled over it, and the line that was held. */
export interface Place {
  /** The number of the case; null at the beginning of the list. */
  readonly top: number | null
  readonly overPx: number
  readonly held: number | null
  /** One comes back to the line that is held, wherever it stands; else to where the list was scrolled. */
  readonly isHeldWanted: boolean
  /** How high the lines were that were drawn: a place far down is found by them. */
  readonly sizes: readonly VirtualItem[]
}

const NOWHERE: Place = { top: null, overPx: 0, held: null, isHeldWanted: false, sizes: [] }

const places = new Map<string, Place>()
const lists = new Map<string, LeftList>()

/** A list as it was narrowed. */
export interface LeftList {
  readonly list: List
  readonly search: ListSearch
}

/** What a place is remembered by. */
export function placeKey(desk: string, { list, search }: LeftList): string {
  return `${desk} ${JSON.stringify([list, search])}`
}

/** null: one was never there. */
export function placeOf(key: string): Place | null {
  return places.get(key) ?? null
}

export function keepPlace(key: string, part: Partial<Place>): void {
  places.set(key, { ...(places.get(key) ?? NOWHERE), ...part })
}

/** The list that a desk's cases are opened from now. */
export function noteList(desk: string, left: LeftList): void {
  lists.set(desk, left)
}

/** The list that one was at last: where a case is left for; the queue where one was at none. */
export function lastList(desk: string): LeftList {
  return lists.get(desk) ?? { list: 'queue', search: {} }
}
