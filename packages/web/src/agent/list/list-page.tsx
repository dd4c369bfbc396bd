import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { List } from '../../api/shapes.ts'
import { getCounts, listCases } from '../../api/staff.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useWorkplace } from '../workplace.tsx'
import { CaseLine } from './case-line.tsx'
import { useLineKeys } from './line-keys.ts'
import css from './list.module.css'

interface Props {
  readonly desk: string
  readonly list: List
  readonly q: string
}

/** A list of the desk in the regulation's own order, fresh without a reload. */
export function ListPage({ desk, list, q }: Props) {
  const { say } = useVoice()
  const { desk: here } = useWorkplace()
  const cases = useInfiniteQuery({
    queryKey: ['cases', desk, list, q],
    queryFn: ({ pageParam }) => listCases(desk, list, q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const rows = cases.data?.pages.flatMap((page) => page.rows) ?? []
  const lines = useRef<HTMLUListElement>(null)
  useLineKeys(lines)
  const title = say(`list.${list}`)
  useEffect(() => {
    document.title = `${title} · ${here.prefix}`
  }, [title, here.prefix])
  return (
    <>
      <header className={css.head}>
        <h1 className={css.title}>{title}</h1>
        {q === '' && <Count list={list} />}
      </header>
      {list === 'queue' && rows.length > 1 && <Order />}
      {cases.isPending && (
        <div className={css.state}>
          <Loading lines={10} />
        </div>
      )}
      {cases.isError && (
        <div className={css.state}>
          <Failed
            error={cases.error}
            retry={() => cases.refetch()}
            {...(rows.length > 0 ? { kept: say('list.stale') } : {})}
          />
        </div>
      )}
      {cases.isSuccess && rows.length === 0 && (
        <Empty title={q === '' ? say(`empty.${list}`) : say('empty.search', { q })}>
          {q === '' ? say(`emptyHint.${list}`) : say('emptyHint.search')}
        </Empty>
      )}
      <ul className={css.lines} ref={lines}>
        {rows.map((row) => (
          <CaseLine key={row.id} row={row} desk={desk} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <div className={css.more}>
          <Button variant="default" loading={cases.isFetchingNextPage} onClick={() => cases.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Which of the desk's counts is this list's; closed cases are not counted. */
const COUNT_OF = {
  queue: 'queue',
  mine: 'mine',
  waiting: 'waiting',
  development: 'development',
  'to-decide': 'toDecide',
  closed: null,
} as const

function Count({ list }: { readonly list: List }) {
  const { say } = useVoice()
  const { desk } = useWorkplace()
  const counts = useQuery({ queryKey: ['counts', desk.id], queryFn: () => getCounts(desk.id) })
  const which = COUNT_OF[list]
  return (
    <span className={css.count}>{which && counts.data ? say('list.count', { count: counts.data[which] }) : ''}</span>
  )
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
