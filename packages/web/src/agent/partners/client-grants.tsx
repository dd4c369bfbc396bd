import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Grant, getGrants } from '../../api/grants.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from '../clients/client-page.module.css'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import { GrantLine } from './grant-line.tsx'
import { RecordGrant } from './record-grant.tsx'

interface Props {
  readonly detail: ClientDetail
  readonly desk: string
  readonly client: string
}

/** Partners who may act for a client and clients that it acts for; nothing where the desk's regulation has no partners. */
export function ClientGrants({ detail, desk, client }: Props) {
  const { say } = useVoice()
  const found = useQuery({ queryKey: ['client-grants', desk, client], queryFn: () => getGrants(desk, client) })
  if (found.isError) return <Failed error={found.error} retry={() => found.refetch()} />
  if (!found.data?.hasPartners || !detail.organization) return null
  const { given, got, partnership } = found.data
  const isPartner = partnership.inForce || got.length > 0
  return (
    <>
      {(!partnership.inForce || given.length > 0) && (
        <section aria-label={say('grant.staffGiven')}>
          <h2 className={css.heading}>{say('grant.staffGiven')}</h2>
          {given.length === 0 && <p className={css.soft}>{say('grant.staffNone')}</p>}
          <Lines grants={given} other="partner" desk={desk} client={client} />
          <Record detail={detail} desk={desk} client={client} />
        </section>
      )}
      {isPartner && (
        <section aria-label={say('grant.staffGot')}>
          <h2 className={css.heading}>{say('grant.staffGot')}</h2>
          {got.length === 0 && <p className={css.soft}>{say('grant.staffNoClients')}</p>}
          <Lines grants={got} other="client" desk={desk} client={client} />
        </section>
      )}
    </>
  )
}

function Lines({
  grants,
  ...rest
}: {
  readonly grants: readonly Grant[]
  readonly other: 'client' | 'partner'
  readonly desk: string
  readonly client: string
}) {
  const { say } = useVoice()
  const current = grants.filter(({ ended }) => ended === null)
  const past = grants.filter(({ ended }) => ended !== null)
  return (
    <>
      <ul className={css.rights}>
        {current.map((grant) => (
          <GrantLine key={grant.id} grant={grant} {...rest} />
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary className={css.soft}>{say('grant.past')}</summary>
          <ul className={css.rights}>
            {past.map((grant) => (
              <GrantLine key={grant.id} grant={grant} {...rest} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The client's word by telephone or on paper. */
function Record(props: Props) {
  const { say } = useVoice()
  const [isOpen, setOpen] = useState(false)
  const why = useWhyMayNot('contact.edit')
  if (isOpen) return <RecordGrant {...props} close={() => setOpen(false)} />
  return (
    <Barred size="xs" variant="default" reason={why} onClick={() => setOpen(true)}>
      {say('grant.staffOpen')}
    </Barred>
  )
}
