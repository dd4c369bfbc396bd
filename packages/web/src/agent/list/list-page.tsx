import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { countList, getPreferences, type View } from '../../api/lists.ts'
import type { Counts, List } from '../../api/shapes.ts'
import { getCounts } from '../../api/staff.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { fetchCasePage } from '../later-pages.ts'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import { COLUMNS_FIRST } from './case-line.tsx'
import { ColumnChoice } from './columns.tsx'
import { Filters } from './filters.tsx'
import { Lines } from './lines.tsx'
import css from './list.module.css'
import type { Loaded } from './merge.ts'
import { noteList, placeKey } from './places.ts'
import { Saved } from './saved.tsx'
import { TakeNext } from './take-next.tsx'
import { useRows } from './use-rows.ts'
import { IN_QUEUE_ORDER, type ListSearch, viewOf } from './view.ts'

/** The list is drawn first; then comes what is opened from it, in milliseconds. */
const CASE_PAGE_AFTER_MS = 150

interface Props {
  readonly desk: string
  readonly list: List
  readonly search: ListSearch
}

/** A list of the desk in the regulation's own order, fresh without a reload. */
export function ListPage({ desk, list, search }: Props) {
  const { say } = useVoice()
  const id = JSON.stringify([list, search])
  const view = useMemo(() => viewOf(...(JSON.parse(id) as [List, ListSearch])), [id])
  const page = useRef<HTMLElement>(null)
  // Nothing is under anybody's hand: at the top, no line held, none pointed at.
  const isQuiet = () => window.scrollY < 8 && !page.current?.querySelector('a[data-line]:focus, a[data-line]:hover')
  const { loaded, error, more, retry, settle } = useRows(desk, view, isQuiet)
  const total = useTotal(desk, view)
  const preferences = useQuery({
    queryKey: ['preferences', desk],
    queryFn: () => getPreferences(desk),
    staleTime: 300_000,
  })
  const columns = useMemo(
    () => (preferences.data ? new Set(preferences.data.columns) : COLUMNS_FIRST),
    [preferences.data],
  )
  const isNarrowed = view.q !== '' || Object.keys(view.filter).length > 0
  const title = usePageTitle(say(`list.${list}`))
  useEffect(() => {
    const [, narrowed] = JSON.parse(id) as [List, ListSearch]
    noteList(desk, { list, search: narrowed })
  }, [desk, list, id])
  const isRead = loaded !== null
  useEffect(() => {
    if (!isRead) return
    const timer = setTimeout(() => void fetchCasePage(), CASE_PAGE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isRead])
  const takeNext = useRef<HTMLDivElement>(null)
  const first = () => takeNext.current?.querySelector('button')?.click()
  const isEmpty = loaded !== null && loaded.rows.length === 0
  return (
    <section ref={page} aria-label={title}>
      <header className={css.head}>
        <h1 className={css.title}>{title}</h1>
        <span className={css.count}>{total === null ? '' : say('list.count', { count: total })}</span>
        {list === 'queue' && (
          <div ref={takeNext}>
            <TakeNext />
          </div>
        )}
        <div className={css.tools}>
          <Filters desk={desk} search={search} />
          <Saved desk={desk} view={view} />
          <ColumnChoice desk={desk} columns={columns} />
        </div>
        {loaded && <News loaded={loaded} settle={settle} />}
      </header>
      {list === 'queue' && !isEmpty && <Order />}
      {loaded === null && error === null && (
        <div className={css.state}>
          <Loading lines={10} />
        </div>
      )}
      {error !== null && (
        <div className={css.state}>
          <Failed error={error} retry={retry} {...(loaded ? { kept: say('list.stale') } : {})} />
        </div>
      )}
      {isEmpty && <Nothing view={view} isNarrowed={isNarrowed} />}
      {loaded && !isEmpty && (
        <Lines
          key={id}
          desk={desk}
          place={placeKey(desk, { list, search })}
          loaded={loaded}
          total={total ?? 0}
          columns={columns}
          isQueue={IN_QUEUE_ORDER.has(list)}
          more={more}
          first={first}
        />
      )}
    </section>
  )
}

function Nothing({ view: { list, q }, isNarrowed }: { readonly view: View; readonly isNarrowed: boolean }) {
  const { say } = useVoice()
  const which = q === '' ? (isNarrowed ? 'filtered' : list) : 'search'
  return <Empty title={say(`empty.${which}`, { q })}>{say(`emptyHint.${which}`)}</Empty>
}

/** What came and went meanwhile, said quietly; nothing moves until it is asked for. */
function News({ loaded: { fresh, gone }, settle }: { readonly loaded: Loaded; readonly settle: () => void }) {
  const { say } = useVoice()
  const parts = [
    fresh.length > 0 ? say('queue.new', { count: fresh.length }) : '',
    gone.size > 0 ? say('queue.gone', { count: gone.size }) : '',
  ].filter(Boolean)
  return (
    <p role="status" className={css.news} data-shown={parts.length > 0}>
      {parts.join(', ')}
      {parts.length > 0 && (
        <button type="button" onClick={settle}>
          {say('queue.show')}
        </button>
      )}
    </p>
  )
}

/** Which of the desk's counts is this list's; closed cases are counted on their own. */
const COUNT_OF: Readonly<Record<List, keyof Counts | null>> = {
  queue: 'queue',
  mine: 'mine',
  team: 'team',
  waiting: 'waiting',
  development: 'development',
  'to-decide': 'toDecide',
  closed: null,
}

/** How many cases the list holds; null until it is known. */
function useTotal(desk: string, view: View): number | null {
  const isPlain = view.q === '' && Object.keys(view.filter).length === 0
  const which = isPlain ? COUNT_OF[view.list] : null
  const counts = useQuery({ queryKey: ['counts', desk], queryFn: () => getCounts(desk) })
  const counted = useQuery({
    queryKey: ['counts', desk, view],
    queryFn: () => countList(desk, view),
    enabled: which === null,
  })
  return (which === null ? counted.data?.count : counts.data?.[which]) ?? null
}

/** Why the queue stands as it stands. */
function Order() {
  const { say } = useVoice()
  const { queue } = useWorkplace().desk.regulation
  const steps = queue.order.map((step) => say(`order.${step}`)).join(say('list.then'))
  return (
    <p className={css.order}>
      {say('list.order', { steps })} <ClauseRow clauses={queue.clauses} />
    </p>
  )
}
