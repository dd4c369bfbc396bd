import type { ActReading } from '@reglament/engine'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decideRenewal, listRenewals, type RenewalLine } from '../../api/renewals.ts'
import { useSay } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { RenewalAsked, RenewalOutcome } from '../../ui/renewal.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import page from '../page.module.css'
import { useWorkplace } from '../workplace.tsx'
import { ReadingFields } from './reading-fields.tsx'
import css from './rights.module.css'

/** Whoever quoted an act that the register does not know: a person looks at it, and the regulation judges. */
export function Pending({ desk }: { readonly desk: string }) {
  const say = useSay()
  const found = useQuery({
    queryKey: ['renewals', desk, 'pending'],
    queryFn: () => listRenewals(desk, { pending: true }),
  })
  return (
    <section className={page.part}>
      <h2 className={css.heading}>{say('acts.pending')}</h2>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.renewals.length === 0 && <p className={page.soft}>{say('acts.nothingWaits')}</p>}
      <ul className={page.list}>
        {found.data?.renewals.map((line) => (
          <Waiting key={line.id} line={line} desk={desk} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ line, desk }: { readonly line: RenewalLine; readonly desk: string }) {
  const say = useSay()
  const { desk: here } = useWorkplace()
  const queries = useQueryClient()
  const whyNot = useWhyMayNot('holding.edit')
  const [reading, setReading] = useState<ActReading>({ issuedBy: 'vendor', showsSupport: true })
  const deciding = useMutation({ mutationFn: () => decideRenewal(desk, line.id, reading) })
  const name = line.client.name ?? line.client.inn ?? say('list.unknownClient')
  const { caseNumber } = line
  return (
    <li className={css.waiting}>
      <p>
        <Link to="/desk/$desk/clients/$client" params={{ desk, client: line.client.id }}>
          {name}
        </Link>
        {caseNumber !== null && (
          <>
            {' · '}
            <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(caseNumber) }}>
              <CaseLabel label={`${here.prefix}-${caseNumber}`} />
            </Link>
          </>
        )}
      </p>
      <p>
        <RenewalAsked line={line} isDecided={deciding.isSuccess} />
      </p>
      {deciding.isSuccess ? (
        <RenewalOutcome outcome={deciding.data.outcome} />
      ) : (
        <div className={css.row}>
          <ReadingFields reading={reading} change={setReading} />
          <Barred
            reason={whyNot}
            size="xs"
            loading={deciding.isPending}
            label={say('acts.decideWhat', { act: line.actNumber ?? '', client: name })}
            onClick={() =>
              deciding.mutate(undefined, {
                // The line stays with what came of it; the register and the client's page are read again.
                onSuccess: () =>
                  Promise.all([
                    queries.invalidateQueries({ queryKey: ['acts', desk] }),
                    queries.invalidateQueries({ queryKey: ['client', desk, line.client.id] }),
                  ]),
              })
            }
          >
            {say('acts.decide')}
          </Barred>
        </div>
      )}
      {deciding.isError && <Failed error={deciding.error} />}
    </li>
  )
}
