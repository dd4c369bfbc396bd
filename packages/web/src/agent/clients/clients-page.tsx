import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { listClients } from '../../api/clients.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import { useLinkKeys } from '../list/line-keys.ts'
import list from '../list/list.module.css'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { useCommands } from '../palette/registry.ts'
import { ClientLine } from './client-line.tsx'
import { ClientSearch } from './client-search.tsx'
import css from './clients-page.module.css'

interface Props {
  readonly desk: string
  readonly q: string
}

/** Everybody the desk serves, by name, each with what serves them now. */
export function ClientsPage({ desk, q }: Props) {
  const { say } = useVoice()
  const whyNot = useWhyMayNot('holding.edit')
  const whyNotMerge = useWhyMayNot('client.merge')
  const found = useInfiniteQuery({
    queryKey: ['clients', desk, q],
    queryFn: ({ pageParam }) => listClients(desk, q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  const lines = useRef<HTMLUListElement>(null)
  const search = useRef<HTMLInputElement>(null)
  useLinkKeys(lines)
  useCommands([
    { id: 'filter', group: 'page', title: say('keys.filter'), keys: ['f'], run: () => search.current?.focus() },
  ])
  const title = usePageTitle(say('clients.title'))
  return (
    <>
      <header className={list.head}>
        <h1 className={list.title}>{title}</h1>
        <div className={css.tools}>
          <Link to="/desk/$desk/clients/unconfirmed" params={{ desk }}>
            {say('unconfirmed.title')}
          </Link>
          {whyNotMerge === null && (
            <>
              <Link to="/desk/$desk/clients/import" params={{ desk }}>
                {say('import.title')}
              </Link>
              <Link to="/desk/$desk/clients/duplicates" params={{ desk }}>
                {say('duplicates.title')}
              </Link>
            </>
          )}
          {whyNot === null ? (
            <Link to="/desk/$desk/clients/new" params={{ desk }}>
              {say('clients.record')}
            </Link>
          ) : (
            <Barred size="xs" variant="default" reason={whyNot} onClick={() => {}}>
              {say('clients.record')}
            </Barred>
          )}
          <ClientSearch initial={q} box={search} label={say('clients.search')} />
        </div>
      </header>
      {found.isPending && (
        <div className={list.state}>
          <Loading lines={10} />
        </div>
      )}
      {found.isError && (
        <div className={list.state}>
          <Failed
            error={found.error}
            retry={() => found.refetch()}
            {...(rows.length > 0 ? { kept: say('list.stale') } : {})}
          />
        </div>
      )}
      {found.isSuccess && rows.length === 0 && (
        <Empty title={q === '' ? say('clients.empty') : say('clients.nothing', { q })}>
          {say(q === '' ? 'clients.emptyHint' : 'clients.nothingHint')}
        </Empty>
      )}
      <ul className={list.lines} ref={lines}>
        {rows.map((row) => (
          <ClientLine key={row.id} row={row} desk={desk} />
        ))}
      </ul>
      {found.hasNextPage && (
        <div className={list.more}>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </>
  )
}
