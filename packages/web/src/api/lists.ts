import { answered } from './answer.ts'
import type { List, ListFilter, Page, Preferences, SavedFilter, Taken } from './shapes.ts'
import { http } from './transport.ts'

/** Which cases a page shows, as it stands in its address. */
export interface View {
  readonly list: List
  readonly q: string
  readonly filter: ListFilter
}

/** As many rows as come at once: two screens, so that a scroll seldom waits. */
const PAGE_ROWS = 100

const queryOf = ({ list, q, filter }: View) => ({ list, ...filter, ...(q === '' ? {} : { q }) })

/** One page of a list, in its own order; `cursor` null is the first. */
export const listPage = (desk: string, view: View, cursor: string | null): Promise<Page> =>
  answered(
    http.GET('/api/desks/{desk}/cases', {
      params: {
        path: { desk },
        query: { ...queryOf(view), limit: PAGE_ROWS, ...(cursor === null ? {} : { cursor }) },
      },
    }),
  )

/** Of these cases, those that the list holds; at most 200 numbers. */
export const listSome = (desk: string, view: View, numbers: readonly number[]): Promise<Page> =>
  answered(
    http.GET('/api/desks/{desk}/cases', {
      params: { path: { desk }, query: { ...queryOf(view), limit: 200, numbers: numbers.join() } },
    }),
  )

export const countList = (desk: string, view: View): Promise<{ count: number }> =>
  answered(http.GET('/api/desks/{desk}/case-count', { params: { path: { desk }, query: queryOf(view) } }))

/** The next case of the queue, taken. */
export const takeNext = (desk: string, filter: ListFilter): Promise<Taken> =>
  answered(http.POST('/api/desks/{desk}/takes', { params: { path: { desk } }, body: { filter } }))

export const listFilters = (desk: string): Promise<{ rows: readonly SavedFilter[] }> =>
  answered(http.GET('/api/desks/{desk}/filters', { params: { path: { desk } } }))

export const saveFilter = (
  desk: string,
  body: { title: string; list: List; filter: ListFilter; isShared: boolean },
): Promise<SavedFilter> => answered(http.POST('/api/desks/{desk}/filters', { params: { path: { desk } }, body }))

export const dropFilter = (desk: string, id: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/filters/{id}', { params: { path: { desk, id } } }))

export const getPreferences = (desk: string): Promise<Preferences> =>
  answered(http.GET('/api/desks/{desk}/preferences', { params: { path: { desk } } }))

export const setPreferences = (desk: string, body: Partial<Preferences>): Promise<Preferences> =>
  answered(http.PATCH('/api/desks/{desk}/preferences', { params: { path: { desk } }, body }))

export const showPresence = (
  desk: string,
  number: number,
  body: { page: string; doing: 'looking' | 'writing' | 'gone' },
): Promise<unknown> =>
  answered(
    http.PUT('/api/desks/{desk}/cases/{number}/presence', {
      params: { path: { desk, number } },
      body,
      keepalive: true,
    }),
  )
