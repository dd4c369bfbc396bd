import { Button } from '@mantine/core'
import {
  durationWords,
  HOLDING_WORDS,
  type Holding,
  inForce,
  instant,
  lastDay,
  programmeFor,
  rightsOf,
} from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Account, endGrant } from '../../../api/client-account.ts'
import { channelList } from '../../../say/reasons.ts'
import { useVoice } from '../../../say/say.tsx'
import { useNow } from '../../../ui/now.ts'
import { ClauseRow } from '../../../ui/reasons.tsx'
import { SeatWhy, useDay } from '../../../ui/seat-words.tsx'
import { Empty, Failed } from '../../../ui/states.tsx'
import css from '../account.module.css'

type Seat = NonNullable<Account['seat']>
type SeatClient = Seat['clients'][number]

interface Props {
  readonly account: Account
  readonly seat: Seat
  readonly desk: string
}

/** A partner's seat: whether it is one now and by what clause, and the clients that it acts for. */
export function SeatView({ account, seat, desk }: Props) {
  const { say } = useVoice()
  const day = useDay()
  const { partnership, clients } = seat
  const open = clients.filter(({ grant }) => grant.seat.open)
  const shut = clients.filter(({ grant }) => !grant.seat.open)
  const inn = account.organization?.inn
  return (
    <section className={css.block} aria-label={say('seat.title')}>
      <h2 className={css.heading}>{say('seat.title')}</h2>
      {partnership.inForce ? (
        <p>
          {partnership.until === null
            ? say('seat.inForce')
            : say('seat.inForceUntil', { until: day(partnership.until, true) })}{' '}
          <ClauseRow clauses={partnership.because.clauses} />
        </p>
      ) : (
        <p role="status">
          <SeatWhy reason={partnership.because} />
        </p>
      )}
      {partnership.inForce && <p className={css.soft}>{inn ? say('seat.howTo', { inn }) : say('seat.howToNoInn')}</p>}
      <h3 className={css.subject}>{say('seat.clients')}</h3>
      {open.length === 0 && <Empty title={say('seat.noClients')} />}
      {open.length > 0 && (
        <ul className={css.list}>
          {open.map((each) => (
            <ClientLine key={each.client.id} of={each} account={account} desk={desk} />
          ))}
        </ul>
      )}
      {shut.length > 0 && (
        <details className={css.wide}>
          <summary>{say('seat.shut')}</summary>
          <ul className={css.list}>
            {shut.map(({ client, grant }) => (
              <li key={client.id}>
                <span>{client.name ?? client.inn}</span>
                <p className={css.soft}>{grant.seat.because[0] && <SeatWhy reason={grant.seat.because[0]} />}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** A client: its programme and what that gives, when its rights end, and what can be done for it. */
function ClientLine({
  of: { client, grant, holdings },
  account,
  desk,
}: {
  readonly of: SeatClient
  readonly account: Account
  readonly desk: string
}) {
  const { say, locale } = useVoice()
  const day = useDay()
  const queries = useQueryClient()
  const now = instant(useNow())
  const { regulation } = account
  const rights = rightsOf(holdings as readonly Holding[], regulation)
  const programme = programmeFor(rights, regulation, now)?.programme ?? null
  const isServed = programme !== null && programme.admission !== 'refuse'
  const name = client.name ?? client.inn ?? ''
  const leaving = useMutation({
    mutationFn: () => endGrant(desk, grant.id),
    onSettled: () => queries.invalidateQueries(),
  })
  const current = rights.filter((right) => inForce(right, now))
  return (
    <li>
      <div className={css.row}>
        <span className={css.subject}>{name}</span>
        {client.inn !== null && client.name !== null && <span className={css.soft}>{client.inn}</span>}
      </div>
      {isServed ? (
        <p>
          {say('seat.served', { programme: programme.title[locale] })} <ClauseRow clauses={programme.clauses} />
        </p>
      ) : (
        <p>
          {say('seat.notServed')} <ClauseRow clauses={programme?.clauses ?? regulation.notEntitled} />
        </p>
      )}
      {isServed && (
        <dl className={css.facts}>
          <dt>{say('seat.target')}</dt>
          <dd>
            {programme.response.within === null
              ? say('seat.noTarget')
              : durationWords(programme.response.within, locale)}{' '}
            <ClauseRow clauses={programme.response.clauses} />
          </dd>
          <dt>{say('seat.channels')}</dt>
          <dd>{channelList(programme.channels.open, locale)}</dd>
          {current.length > 0 && (
            <>
              <dt>{say('seat.rightsEnd')}</dt>
              <dd>
                {current.map(({ holding, until }) => (
                  <p key={`${holding.kind} ${holding.from}`}>
                    {HOLDING_WORDS[locale][holding.kind]},{' '}
                    {until === null
                      ? say('seat.rightOpen')
                      : say('seat.rightUntil', { until: lastDay(until, regulation.timezone, locale) })}
                  </p>
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
      <p className={css.soft}>
        {say(`seat.covers.${grant.covers}`)}{' '}
        {grant.seat.until !== null && say('seat.grantUntil', { until: day(grant.seat.until, true) })}
      </p>
      <div className={css.acts}>
        <Button
          component="a"
          size="xs"
          href={`/d/${desk}/account/new?for=${client.id}`}
          aria-label={say('seat.askFor', { client: name })}
        >
          {say('seat.ask')}
        </Button>
        <Button
          component="a"
          variant="default"
          size="xs"
          href={`/d/${desk}/account?of=${client.id}#cases`}
          aria-label={say('seat.casesOf', { client: name })}
        >
          {say('seat.cases')}
        </Button>
        <Button
          variant="default"
          size="xs"
          loading={leaving.isPending}
          aria-label={say('seat.giveUpFor', { client: name })}
          onClick={() => leaving.mutate()}
        >
          {say('seat.giveUp')}
        </Button>
      </div>
      {leaving.isError && <Failed error={leaving.error} />}
    </li>
  )
}
