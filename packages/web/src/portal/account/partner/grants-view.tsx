import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Account, endGrant } from '../../../api/client-account.ts'
import { useVoice } from '../../../say/say.tsx'
import { SeatWhy, useDay } from '../../../ui/seat-words.tsx'
import { Failed } from '../../../ui/states.tsx'
import css from '../account.module.css'
import { GrantForm } from './grant-form.tsx'

type Grant = Account['grants'][number]

interface Props {
  readonly account: Account
  readonly desk: string
}

/** Which partners the client lets act for it: who may, since when, what they see; allowed here and ended at once. */
export function GrantsView({ account, desk }: Props) {
  const { say } = useVoice()
  const [isOpen, setOpen] = useState(false)
  const inForce = account.grants.filter(({ ended, seat }) => ended === null && !isOver(seat))
  const past = account.grants.filter((grant) => !inForce.includes(grant))
  return (
    <section className={css.block} aria-label={say('grant.title')}>
      <h2 className={css.heading}>{say('grant.title')}</h2>
      <p className={css.soft}>{say('grant.hint')}</p>
      {inForce.length === 0 && !isOpen && <p>{say('grant.none')}</p>}
      {inForce.length > 0 && (
        <ul className={css.list}>
          {inForce.map((grant) => (
            <GrantLine key={grant.id} grant={grant} desk={desk} />
          ))}
        </ul>
      )}
      {isOpen ? (
        <GrantForm desk={desk} close={() => setOpen(false)} />
      ) : (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {say('grant.open')}
        </Button>
      )}
      {past.length > 0 && (
        <details className={css.wide}>
          <summary>{say('grant.past')}</summary>
          <ul className={css.list}>
            {past.map((grant) => (
              <GrantLine key={grant.id} grant={grant} desk={desk} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const isOver = ({ because }: Grant['seat']): boolean => because.some(({ reason }) => reason === 'grant-over')

function GrantLine({ grant, desk }: { readonly grant: Grant; readonly desk: string }) {
  const { say } = useVoice()
  const day = useDay()
  const queries = useQueryClient()
  const { partner, covers, copies, told, from, until, givenBy, giver, ended, seat } = grant
  const name = partner.name ?? partner.inn ?? ''
  const ending = useMutation({
    mutationFn: () => endGrant(desk, grant.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account', desk] }),
  })
  const facts = [
    say('grant.given', { from: day(Date.parse(from)) }),
    giver !== null && say(givenBy === 'staff' ? 'grant.byStaff' : 'grant.byClient', { who: giver }),
    until !== null && say('grant.untilDay', { until: day(Date.parse(`${until}T12:00:00Z`)) }),
    say(covers === 'all' ? 'grant.seesAll' : 'grant.seesRaised'),
    copies && told !== null && say('grant.copy', { who: told }),
  ].filter(Boolean)
  return (
    <li>
      <div className={css.row}>
        <span className={css.subject}>{name}</span>
        {ended === null && !isOver(seat) && (
          <Button
            variant="default"
            size="xs"
            loading={ending.isPending}
            aria-label={say('grant.endFor', { partner: name })}
            onClick={() => ending.mutate()}
          >
            {say('grant.end')}
          </Button>
        )}
      </div>
      <p className={css.soft}>{facts.join(' · ')}</p>
      {ended !== null && <p>{say(`grant.endedBy.${ended.by}`, { day: day(Date.parse(ended.at)) })}</p>}
      {ended === null && !seat.open && seat.because[0] && (
        <p>
          <SeatWhy reason={seat.because[0]} />
        </p>
      )}
      {ending.isError && <Failed error={ending.error} />}
    </li>
  )
}
