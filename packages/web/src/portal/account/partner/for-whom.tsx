import { NativeSelect } from '@mantine/core'
import { departmentOf, departmentsOf, type Holding, instant, programmeFor, rightsOf } from '@reglament/engine'
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
export function ForWhom({ account, seat, name, asked, choose, behalf, ...rest }: Props) {
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
        value={behalf?.client.id ?? ''}
        onChange={(event) => choose(event.currentTarget.value || null)}
      >
        <option value="">{say('seat.us', { name: own })}</option>
        {open.map(({ client }) => (
          <option key={client.id} value={client.id}>
            {say('seat.forClient', { client: client.name ?? client.inn ?? '' })}
          </option>
        ))}
      </NativeSelect>
      {shut?.grant.seat.because[0] && (
        <p role="alert">
          {shut.client.name ?? shut.client.inn}: <SeatWhy reason={shut.grant.seat.because[0]} />
        </p>
      )}
      <p className={css.soft}>
        {behalf === null
          ? say('cabinet.asWho', { name })
          : say('seat.asWhoFor', { client: behalf.client.name ?? behalf.client.inn ?? '', name })}
      </p>
      {behalf === null && seat.partnership.inForce && <Own account={account} {...rest} />}
    </>
  )
}

/** A partner's own question: to which department, and what is open where the portal is not. */
function Own({
  account: { regulation, holdings },
  desk,
  byForm,
  form,
  change,
}: Pick<Props, 'account' | 'desk' | 'byForm' | 'form' | 'change'>) {
  const { say, locale } = useVoice()
  const now = instant(useNow())
  const programme = programmeFor(rightsOf(holdings as readonly Holding[], regulation), regulation, now)?.programme
  if (!programme) return null
  const departments = departmentsOf(programme)
  const chosen = departmentOf(form.topic === '' ? undefined : (form.topic as Parameters<typeof departmentOf>[0]))
  const { channels } = programme
  const isPhone = (value: string) => /^[+\d][\d\s()-]+$/.test(value)
  const phones = regulation.contacts.filter(
    ({ clauses, value }) => isPhone(value[locale]) && clauses.some((clause) => channels.clauses.includes(clause)),
  )
  return (
    <>
      {departments.length > 1 && (
        <Choices
          legend={say('seat.department')}
          value={chosen}
          choose={(value) => change({ topic: departments.find((each) => each.department === value)?.topic ?? '' })}
          choices={departments.map(({ department, note, clauses }) => ({
            value: department,
            label: say(`department.${department}`),
            ...(note ? { note: note[locale] } : {}),
            beside: <ClauseRow clauses={clauses} />,
          }))}
        />
      )}
      {byForm && (
        <div role="status" className={css.shut}>
          <p>
            {say('seat.portalShut', { channels: channelList(channels.open, locale) })}{' '}
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
      )}
    </>
  )
}
