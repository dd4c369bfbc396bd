import { NativeSelect } from '@mantine/core'
import {
  departmentOf,
  departmentsOf,
  type Holding,
  instant,
  programmeFor,
  rightsOf,
  type Topic,
} from '@reglament/engine'
import type { Account } from '../../../api/client-account.ts'
import { channelList } from '../../../say/reasons.ts'
import { useVoice } from '../../../say/say.tsx'
import type { AskedForm } from '../../../ui/asked/form.ts'
import { useNow } from '../../../ui/now.ts'
import { ClauseRow } from '../../../ui/reasons.tsx'
import { SeatWhy } from '../../../ui/seat-words.tsx'
import css from '../account.module.css'
import { Choices } from './choices.tsx'

type Seat = NonNullable<Account['seat']>

interface Props {
  readonly account: Account
  readonly seat: Seat
  readonly desk: string
  /** The person and their organization. */
  readonly name: string
  /** The client that was chosen, or that the address asked for. */
  readonly asked: string | null
  readonly choose: (clientId: string | null) => void
  /** The same, where its seat is open. */
  readonly behalf: Seat['clients'][number] | null
  readonly byForm: boolean
  readonly form: AskedForm
  readonly change: (part: Partial<AskedForm>) => void
}

/** For whom a partner's person asks; for themselves also to which department, where the regulation has more than one (A16). */
export function ForWhom({ account, seat, desk, name, asked, choose, behalf, ...rest }: Props) {
  const { say } = useVoice()
  const open = seat.clients.filter(({ grant }) => grant.seat.open)
  const shut = asked !== null && behalf === null ? seat.clients.find(({ client }) => client.id === asked) : undefined
  const own = account.organization?.name ?? account.organization?.inn ?? ''
  return (
    <>
      <NativeSelect
        className={css.whom ?? ''}
        label={say('seat.whom')}
        name="for-whom"
        value={asked ?? ''}
        onChange={(event) => choose(event.currentTarget.value || null)}
      >
        <option value="">{say('seat.us', { name: own })}</option>
        {open.map(({ client }) => (
          <option key={client.id} value={client.id}>
            {say('seat.forClient', { client: client.name ?? client.inn ?? '' })}
          </option>
        ))}
        {asked !== null && behalf === null && (
          <option value={asked}>
            {say('seat.forClient', { client: shut?.client.name ?? shut?.client.inn ?? '—' })}
          </option>
        )}
      </NativeSelect>
      {asked !== null && behalf === null && !shut && <p role="alert">{say('seat.why.not-granted')}</p>}
      {shut?.grant.seat.because[0] && (
        <p role="alert">
          {shut.client.name ?? shut.client.inn}: <SeatWhy reason={shut.grant.seat.because[0]} />
        </p>
      )}
      {behalf !== null && (
        <p className={css.soft}>
          {say('seat.asWhoFor', { client: behalf.client.name ?? behalf.client.inn ?? '', name })}
        </p>
      )}
      {asked === null && <p className={css.soft}>{say('cabinet.asWho', { name })}</p>}
      {asked === null && seat.partnership.inForce && <Departments account={account} {...rest} />}
      {rest.byForm && (
        <PortalShut
          account={account}
          holdings={behalf?.holdings ?? account.holdings}
          desk={desk}
          isOwn={asked === null}
        />
      )}
    </>
  )
}

/** A partner's own question: to which department, where the regulation has more than one. */
function Departments({ account: { regulation, holdings }, form, change }: Pick<Props, 'account' | 'form' | 'change'>) {
  const { say, locale } = useVoice()
  const now = instant(useNow())
  const programme = programmeFor(rightsOf(holdings as readonly Holding[], regulation), regulation, now)?.programme
  const departments = programme ? departmentsOf(programme) : []
  if (departments.length < 2) return null
  return (
    <Choices
      legend={say('seat.department')}
      value={departmentOf(form.topic === '' ? undefined : (form.topic as Topic))}
      choose={(value) => change({ topic: departments.find((each) => each.department === value)?.topic ?? '' })}
      choices={departments.map(({ department, note, clauses }) => ({
        value: department,
        label: say(`department.${department}`),
        ...(note ? { note: note[locale] } : {}),
        beside: <ClauseRow clauses={clauses} />,
      }))}
    />
  )
}

const isPhone = (value: string) => /^[+\d][\d\s()-]+$/.test(value)

/** The programme has no portal: by what clause, what is open in its place, and that nothing of what was typed is lost. */
function PortalShut({
  account: { regulation },
  holdings,
  desk,
  isOwn,
}: Pick<Props, 'account' | 'desk'> & { readonly holdings: Account['holdings']; readonly isOwn: boolean }) {
  const { say, locale } = useVoice()
  const now = instant(useNow())
  const programme = programmeFor(rightsOf(holdings as readonly Holding[], regulation), regulation, now)?.programme
  if (!programme) return null
  const { channels } = programme
  const phones = regulation.contacts.filter(
    ({ clauses, value }) => isPhone(value[locale]) && clauses.some((clause) => channels.clauses.includes(clause)),
  )
  const open = channelList(channels.open, locale)
  return (
    <div role="status" className={css.shut}>
      <p>
        {say(isOwn ? 'seat.portalShut' : 'seat.portalShutToClient', { channels: open })}{' '}
        <ClauseRow clauses={channels.clauses} />
      </p>
      <p>{say('seat.byForm')}</p>
      {channels.open.includes('chat') && (
        <p>
          <a href={`/d/${desk}/chat`}>{say('seat.byChat')}</a>
        </p>
      )}
      {channels.open.includes('phone') &&
        phones.map(({ title, value }) => (
          <p key={value[locale]}>
            {title[locale]}: <a href={`tel:${value[locale].replace(/[^+\d]/g, '')}`}>{value[locale]}</a>
          </p>
        ))}
    </div>
  )
}
