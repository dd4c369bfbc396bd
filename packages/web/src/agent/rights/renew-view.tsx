import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import {
  type ActReading,
  actKey,
  CHANNEL_WORDS,
  type Channel,
  HOLDING_WORDS,
  type Holding,
  instant,
  judgeRenewal,
  type Renewal,
  type RenewalAsk,
} from '@reglament/engine'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { listActs, listRenewals, recordRenewal } from '../../api/renewals.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { RenewalAsked, RenewalOutcome } from '../../ui/renewal.tsx'
import { Failed } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import page from '../page.module.css'
import { ReadingFields } from './reading-fields.tsx'
import css from './rights.module.css'

interface Props {
  readonly detail: ClientDetail
  readonly desk: string
  readonly client: string
}

/** What the regulation lets be extended, for this client; and what they asked for before. */
export function Renew({ detail, desk, client }: Props) {
  const { say } = useVoice()
  const { renewals } = useRules().regulation
  const mayRenew = useMay('holding.edit')
  const [first] = renewals
  const asked = useQuery({
    queryKey: ['renewals', desk, client],
    queryFn: () => listRenewals(desk, { client }),
    enabled: first !== undefined,
  })
  const lines = asked.data?.renewals ?? []
  if (!first || (!mayRenew && lines.length === 0)) return null
  return (
    <section className={page.part}>
      <h2 className={css.heading}>{say('renew.title')}</h2>
      {mayRenew && <Form first={first} detail={detail} desk={desk} client={client} />}
      {asked.isError && <Failed error={asked.error} retry={() => asked.refetch()} />}
      {lines.length > 0 && (
        <ul className={page.list} aria-label={say('renewal.list')}>
          {lines.map((line) => (
            <li key={line.id} className={css.act}>
              <span>
                <RenewalAsked line={line} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const CHANNELS = Object.keys(CHANNEL_WORDS.en) as readonly Channel[]

/** Says while one types what the regulation will make of it; the server judges again with all it knows. */
function Form({ first, detail, desk, client }: Props & { readonly first: Renewal }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const queries = useQueryClient()
  const [kind, setKind] = useState(first.holding)
  const rule = regulation.renewals.find(({ holding }) => holding === kind) ?? first
  const [channel, setChannel] = useState<Channel>(first.asked?.channels[0] ?? 'phone')
  const [terms, setTerms] = useState('1')
  const [act, setAct] = useState('')
  const [reading, setReading] = useState<ActReading | null>(null)
  const number = useDeferredValue(act.trim())
  const acts = useQuery({
    queryKey: ['acts', desk, number],
    queryFn: () => listActs(desk, number),
    enabled: rule.act !== null && number !== '',
  })
  const registered = acts.data?.acts.find((each) => actKey(each.number) === actKey(number)) ?? null
  const ask = {
    holding: rule.holding,
    channel,
    ...(rule.orMore ? { terms: Number(terms) } : {}),
    ...(rule.act === null || act.trim() === '' ? {} : { actNumber: act.trim() }),
    ...(rule.act === null || reading === null ? {} : { reading }),
  } satisfies Omit<RenewalAsk, 'by'>
  const own = detail.rights.filter(({ contactId }) => contactId === null || detail.organization === null)
  const foreseen = judgeRenewal(
    { ...ask, by: 'staff' },
    {
      holdings: own.map(({ holding }) => holding as Holding),
      actsUsed: registered?.usedAt ? [registered.number] : [],
      registered,
      inn: detail.organization?.inn ?? null,
    },
    regulation,
    instant(useNow()),
  )
  const asking = useMutation({
    mutationFn: () => recordRenewal(desk, { client, ...ask }),
    onSuccess: () => {
      setAct('')
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['client', desk, client] }),
        queries.invalidateQueries({ queryKey: ['renewals', desk] }),
        queries.invalidateQueries({ queryKey: ['acts', desk] }),
      ])
    },
  })
  const lacksAct = rule.act !== null && act.trim() === ''
  const lacks = lacksAct || (rule.orMore && Number(terms) === 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!lacks) asking.mutate()
  }
  return (
    <form
      className={css.form}
      onSubmit={submit}
      // What came of the last wish is not what will come of another.
      onChange={() => asking.reset()}
      aria-label={say('renew.title')}
      noValidate
    >
      {regulation.renewals.length > 1 && (
        <NativeSelect
          label={say('renew.right')}
          value={kind}
          onChange={(event) => {
            const chosen = regulation.renewals.find(({ holding }) => holding === event.currentTarget.value)
            if (chosen) setKind(chosen.holding)
          }}
          data={regulation.renewals.map(({ holding }) => ({ value: holding, label: HOLDING_WORDS[locale][holding] }))}
        />
      )}
      <NativeSelect
        label={say('renew.channel')}
        value={channel}
        onChange={(event) => setChannel(CHANNELS.find((each) => each === event.currentTarget.value) ?? channel)}
        data={CHANNELS.map((each) => ({ value: each, label: CHANNEL_WORDS[locale][each] }))}
      />
      {rule.orMore && (
        <TextInput
          label={say('renew.terms')}
          inputMode="numeric"
          value={terms}
          onChange={(event) => setTerms(event.currentTarget.value.replace(/\D/g, ''))}
        />
      )}
      {rule.act !== null && (
        <>
          <TextInput
            label={say('renew.act')}
            autoComplete="off"
            value={act}
            maxLength={100}
            onChange={(event) => setAct(event.currentTarget.value)}
          />
          <Checkbox
            label={say('renew.read')}
            checked={reading !== null}
            onChange={(event) =>
              setReading(event.currentTarget.checked ? { issuedBy: 'vendor', showsSupport: true } : null)
            }
          />
          {reading && <ReadingFields reading={reading} change={setReading} />}
        </>
      )}
      {!lacks && !asking.isSuccess && <RenewalOutcome outcome={foreseen} isAhead />}
      {asking.isSuccess && <RenewalOutcome outcome={asking.data.outcome} />}
      <div className={css.row}>
        <Button type="submit" size="xs" variant="default" loading={asking.isPending} disabled={lacks}>
          {say(foreseen.kind === 'renewed' ? 'renew.do' : 'renew.ask')}
        </Button>
      </div>
      {asking.isError && <Failed error={asking.error} kept={say('composer.kept')} />}
    </form>
  )
}
