import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { endClientGrant, type Grant } from '../../api/grants.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { SeatWhy, useDay } from '../../ui/seat-words.tsx'
import { Failed } from '../../ui/states.tsx'
import css from '../clients/client-page.module.css'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'

interface Props {
  readonly grant: Grant
  /** Which of the two is named: the page is the other's. */
  readonly other: 'client' | 'partner'
  readonly desk: string
  readonly client: string
}

/** One grant: to whom, since when and by whose word, what it covers; in the margin whether it counts now and why. */
export function GrantLine({ grant, other, desk, client }: Props) {
  const { say } = useVoice()
  const day = useDay()
  const queries = useQueryClient()
  const why = useWhyMayNot('contact.edit')
  const { covers, copies, told, from, until, givenBy, giver, ended, seat } = grant
  const party = grant[other]
  const name = party.name ?? party.inn ?? ''
  const ending = useMutation({
    mutationFn: () => endClientGrant(desk, client, grant.id),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['client-grants', desk] }),
        queries.invalidateQueries({ queryKey: ['client-changes', desk] }),
      ]),
  })
  const facts = [
    say('grant.given', { from: day(Date.parse(from)) }),
    giver !== null && say(givenBy === 'staff' ? 'grant.byStaff' : 'grant.byClient', { who: giver }),
    until !== null && say('grant.untilDay', { until: day(Date.parse(`${until}T12:00:00Z`)) }),
    say(covers === 'all' ? 'grant.seesAll' : 'grant.seesRaised'),
    copies && told !== null && say('grant.copy', { who: told }),
  ].filter(Boolean)
  const [first] = seat.because
  return (
    <li className={css.right} data-over={!seat.open}>
      <div className={css.what}>
        <p className={css.head}>
          <Link to="/desk/$desk/clients/$client" params={{ desk, client: party.id }}>
            {name}
          </Link>
          {party.inn !== null && party.name !== null && <span className={css.state}>{party.inn}</span>}
        </p>
        <p className={css.soft}>{facts.join(' · ')}</p>
        {ending.isError && <Failed error={ending.error} />}
      </div>
      <div className={css.margin}>
        {ended !== null && <p>{say(`grant.endedBy.${ended.by}`, { day: day(Date.parse(ended.at)) })}</p>}
        {ended === null && (
          <p>
            {say(seat.open ? 'grant.seatOpen' : 'grant.seatShut')}{' '}
            {seat.open ? <ClauseRow clauses={first?.clauses ?? []} /> : first && <SeatWhy reason={first} />}
          </p>
        )}
        {ended === null && (
          <Barred
            size="xs"
            variant="default"
            reason={why}
            label={say('grant.endFor', { partner: name })}
            loading={ending.isPending}
            onClick={() => ending.mutate()}
          >
            {say('grant.end')}
          </Barred>
        )}
      </div>
    </li>
  )
}
