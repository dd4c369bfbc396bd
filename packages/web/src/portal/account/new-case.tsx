import { Button } from '@mantine/core'
import {
  assess,
  channelOf,
  type Holding,
  type Instant,
  instant,
  programmeFor,
  type Request,
  rightsOf,
  servingHours,
} from '@reglament/engine'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type Account, askFromAccount } from '../../api/client-account.ts'
import { channelList, fieldList, programmeTitle } from '../../say/reasons.ts'
import { bringPhrases, useVoice } from '../../say/say.tsx'
import { AskedFields } from '../../ui/asked/fields.tsx'
import { type AskedForm, askedOf } from '../../ui/asked/form.ts'
import { useNow } from '../../ui/now.ts'
import { ClauseRow } from '../../ui/reasons.tsx'
import { Loading } from '../../ui/states.tsx'
import { VerdictView } from '../../ui/verdict/verdict-view.tsx'
import { When } from '../../ui/when.tsx'
import { Attach } from '../attach.tsx'
import { OfferedView } from '../offered.tsx'
import { SendQuestion, useQuestion } from '../question.tsx'
import css from './account.module.css'

const ForWhom = lazy(async () => {
  const [{ ForWhom }] = await Promise.all([import('./partner/for-whom.tsx'), bringPhrases('partner')])
  return { default: ForWhom }
})

type SeatClient = NonNullable<Account['seat']>['clients'][number]

/** Whose case it will be. */
interface Asker {
  readonly organization: { readonly name: string | null; readonly inn: string | null } | null
  readonly holdings: readonly Holding[]
}

interface Props {
  readonly account: Account
  readonly desk: string
  /** The client that a partner's person came to ask for; null: for themselves. */
  readonly forClient: string | null
}

/** A question from one who is known: what the desk will do with it, by what they really hold, is said before it is sent. */
export function NewCase({ account, desk, forClient }: Props) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const [clientId, setClient] = useState(forClient)
  const behalf = clientOf(account, clientId)
  const now = instant(useNow())
  const asker: Asker = behalf
    ? { organization: behalf.client, holdings: behalf.holdings as readonly Holding[] }
    : { organization: account.organization, holdings: account.holdings as readonly Holding[] }
  // Nothing goes in another name than the one that was chosen.
  const isShut = account.seat !== null && clientId !== null && behalf === null
  const isByForm = (asked: AskedForm) => goesByForm(account, asked, asker, now)
  const { form, change, articles, attached, sending, submit } = useQuestion({
    desk,
    draft: `${desk}.account`,
    send: (asked, beside) =>
      askFromAccount(desk, {
        ...aboutOf(asked),
        ...beside,
        ...(behalf ? { client: behalf.client.id } : {}),
        ...(isByForm(asked) ? { channel: 'form' as const } : {}),
      }),
    sent: () => queries.invalidateQueries({ queryKey: ['account cases', desk] }),
    // The seat may have shut while it was being written: the account says why.
    failed: () => queries.invalidateQueries({ queryKey: ['account', desk] }),
  })
  const byForm = isByForm(form)
  const { person, organization } = account
  const name = [person.name ?? person.email, organization?.name ?? organization?.inn].filter(Boolean).join(', ')
  if (sending.data)
    return (
      <div className={css.block}>
        <h1 className={css.title}>{say('cabinet.registered', { label: sending.data.label })}</h1>
        <VerdictView verdict={sending.data.verdict} />
        <Button component="a" size="md" href={`/d/${desk}/track/${sending.data.number}`}>
          {say('cabinet.open')}
        </Button>
        <a href={`/d/${desk}/account`}>{say('cabinet.back')}</a>
      </div>
    )
  return (
    <form onSubmit={submit} noValidate className={css.block}>
      <a href={`/d/${desk}/account`}>{say('cabinet.back')}</a>
      <h1 className={css.title}>{say('cabinet.newTitle')}</h1>
      {account.seat === null ? (
        <p className={css.soft}>{say('cabinet.asWho', { name })}</p>
      ) : (
        <Suspense fallback={<Loading lines={2} />}>
          <ForWhom
            account={account}
            seat={account.seat}
            desk={desk}
            name={name}
            asked={clientId}
            choose={setClient}
            behalf={behalf}
            byForm={byForm}
            form={form}
            change={change}
          />
        </Suspense>
      )}
      <div className={css.wide}>
        <AskedFields form={form} change={change} isKnown />
      </div>
      <OfferedView {...articles} />
      <Attach limitBytes={account.uploadLimitBytes} {...attached.shown} />
      <Foreseen account={account} form={form} asker={asker} channel={byForm ? 'form' : 'portal'} />
      <SendQuestion form={form} sending={sending} isHeld={attached.isPending || isShut} hint={css.soft}>
        {say(byForm ? 'cabinet.sendForm' : 'portal.send')}
      </SendQuestion>
    </form>
  )
}

/** The client that is asked for, where the seat is open; null: the person's own organization, or a seat that is shut. */
function clientOf({ seat }: Account, id: string | null): SeatClient | null {
  return seat?.clients.find(({ client, grant }) => client.id === id && grant.seat.open) ?? null
}

/**
 * A partner, for itself or a client, whose programme has no portal (A11) is led to the question form, which is open: what
 * was written goes there as it stands. Others are told of their channels by the verdict.
 */
function goesByForm(account: Account, form: AskedForm, asker: Asker, now: Instant): boolean {
  if (!account.seat?.partnership.inForce) return false
  const request = requestOf(account, form, asker, 'portal', now)
  const fit = programmeFor(rightsOf(asker.holdings, account.regulation), account.regulation, now)
  if (!fit || channelOf(request, fit.programme.channels).open) return false
  return channelOf({ ...request, channel: 'form' }, fit.programme.channels).open
}

function aboutOf(form: AskedForm) {
  const { contact: _contact, organization: _organization, ...about } = askedOf(form)
  return about
}

/** The engine's own verdict on what stands in the form now, and whether the desk is open. */
function Foreseen({
  account,
  form,
  asker,
  channel,
}: {
  readonly account: Account
  readonly form: AskedForm
  readonly asker: Asker
  readonly channel: 'portal' | 'form'
}) {
  const { say, locale } = useVoice()
  const now = instant(useNow())
  const { regulation, timezone } = account
  const request = requestOf(account, form, asker, channel, now)
  const verdict = assess(request, regulation)
  const fit = programmeFor(rightsOf(request.holdings ?? [], regulation), regulation, now)
  const hours = fit && servingHours(fit.programme, now, regulation)
  const title = programmeTitle(verdict.programme, regulation, locale)
  const headline = () => {
    switch (verdict.verdict) {
      case 'accept':
        return ''
      case 'incomplete':
        return say('verdict.stillMissing', { fields: fieldList(verdict.missing, locale) })
      case 'redirect':
        return say('cabinet.foreseen.redirect', { channels: channelList(verdict.channels, locale) })
      default:
        return say(`cabinet.foreseen.${verdict.verdict}`)
    }
  }
  return (
    <div className={`${css.block} ${css.wide}`} aria-live="polite">
      {title !== null && <p>{say('cabinet.served', { programme: title })}</p>}
      {hours && !hours.open && hours.opensAt !== null && (
        <p>
          {say('verdict.closedNow')} <When at={hours.opensAt} timezone={timezone} weekday zone="always" />{' '}
          <ClauseRow clauses={hours.clauses} />
        </p>
      )}
      <div className={css.wide}>
        <VerdictView verdict={verdict} headline={headline()} />
      </div>
    </div>
  )
}

/** The request as the server will have it: the same person, the rights of the one that is asked for. */
function requestOf(
  { person, isFirstContact, isInvited }: Account,
  form: AskedForm,
  { organization, holdings }: Asker,
  channel: 'portal' | 'form',
  now: number,
): Request {
  const said = (given: Readonly<Record<string, string | null>>) =>
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  return {
    ...aboutOf(form),
    at: new Date(now).toISOString(),
    channel,
    contact: said({ name: person.name, email: person.email, phone: person.phone }),
    ...(organization ? { organization: said({ name: organization.name, inn: organization.inn }) } : {}),
    holdings,
    firstContact: isFirstContact,
    invited: isInvited,
  }
}
