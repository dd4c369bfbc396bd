import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { ApiError } from '../../api/answer.ts'
import { getClient } from '../../api/clients.ts'
import { bringPhrases, useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Renew } from '../rights/renew-view.tsx'
import { Cases } from './cases-view.tsx'
import { nameOf } from './client-name.ts'
import css from './client-page.module.css'
import { Head } from './head-view.tsx'
import { History } from './history-view.tsx'
import { Notes } from './notes-view.tsx'
import { People } from './people-view.tsx'
import { Rights } from './rights-view.tsx'
import { Served } from './served-view.tsx'

const ClientGrants = lazy(async () => {
  const [{ ClientGrants }] = await Promise.all([import('../partners/client-grants.tsx'), bringPhrases('partner')])
  return { default: ClientGrants }
})

interface Props {
  readonly desk: string
  readonly client: string
}

/** A client: what serves them now and why, what they hold, who they are, what they asked. */
export function ClientPage({ desk, client }: Props) {
  const { say } = useVoice()
  const found = useQuery({ queryKey: ['client', desk, client], queryFn: () => getClient(desk, client) })
  const detail = found.data
  const title = detail ? nameOf(detail) : null
  useDocumentTitle(title ?? '')
  const navigate = useNavigate()
  const merged = detail && detail.id !== client && !detail.people.some(({ id }) => id === client)
  useEffect(() => {
    // A client that was merged away: the address becomes that of the one that stayed.
    if (merged) void navigate({ to: '/desk/$desk/clients/$client', params: { desk, client: detail.id }, replace: true })
  }, [merged, detail, desk, navigate])
  if (found.error instanceof ApiError && (found.error.status === 404 || found.error.status === 422)) {
    return (
      <Empty isPage title={say('client.notFound')}>
        {say('client.notFoundHint')}
      </Empty>
    )
  }
  if (!detail) {
    return (
      <div className={css.page}>
        {found.isError ? <Failed error={found.error} retry={() => found.refetch()} /> : <Loading lines={10} />}
      </div>
    )
  }
  return (
    <div className={css.page}>
      <Head detail={detail} title={title} desk={desk} client={client} />
      <Served detail={detail} />
      <Rights detail={detail} desk={desk} client={client} />
      <Renew detail={detail} desk={desk} client={client} />
      <Suspense>
        <ClientGrants detail={detail} desk={desk} client={client} />
      </Suspense>
      <People detail={detail} desk={desk} client={client} />
      <Notes detail={detail} desk={desk} client={client} />
      <Cases detail={detail} desk={desk} />
      <History desk={desk} client={client} />
    </div>
  )
}
