import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listClientCases } from '../../api/register.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { CaseLine } from '../list/case-line.tsx'
import list from '../list/list.module.css'
import { useMay } from '../may.ts'
import css from './client-page.module.css'

/** What the client asked: the newest change first, and all of it for whoever wants more. */
export function Cases({ detail, desk }: { readonly detail: ClientDetail; readonly desk: string }) {
  const { say } = useVoice()
  const { cases, caseCount, id } = detail
  const mayList = useMay('lists.read')
  const [isAll, setAll] = useState(false)
  const all = useInfiniteQuery({
    queryKey: ['client-cases', desk, id],
    queryFn: ({ pageParam }) => listClientCases(desk, id, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    enabled: isAll,
  })
  const rows = all.data?.pages.flatMap((page) => page.rows) ?? cases
  const isMore = all.data ? all.hasNextPage : caseCount > cases.length
  return (
    <section aria-label={say('client.cases')}>
      <h2 className={css.heading}>{say('client.cases')}</h2>
      {caseCount === 0 && <p className={css.soft}>{say('client.noCases')}</p>}
      {caseCount > rows.length && (
        <p className={css.soft}>{say('client.newestOf', { shown: rows.length, all: caseCount })}</p>
      )}
      <ul className={`${list.lines} ${css.cases}`}>
        {rows.map((row) => (
          <li key={row.id} className={list.still}>
            <CaseLine row={row} desk={desk} />
          </li>
        ))}
      </ul>
      {all.isError && <Failed error={all.error} retry={() => all.refetch()} />}
      {isMore && mayList && (
        <div className={list.more}>
          <Button
            variant="default"
            loading={isAll && all.isFetching}
            onClick={() => (isAll ? void all.fetchNextPage() : setAll(true))}
          >
            {say('register.moreCases')}
          </Button>
        </div>
      )}
    </section>
  )
}
