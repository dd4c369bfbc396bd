import { Button, NativeSelect, Textarea } from '@mantine/core'
import { CHANNEL_WORDS, CHANNELS, type Channel, type Request } from '@reglament/engine'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type CallersFound, getCall, registerFromCall, tieCall } from '../../api/phone.ts'
import type { CaseRow } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { AskedBox, ProductBox, TopicBox } from '../../ui/asked/boxes.tsx'
import { type AskedForm, askedOf, asksFor, BLANK, requestOf, supportedVersions } from '../../ui/asked/form.ts'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import { PreviewView } from '../../ui/verdict/preview-view.tsx'
import { usePageTitle } from '../page-title.ts'
import { CallerView, OpenCases } from './caller-view.tsx'
import { judge } from './judge.ts'
import css from './phone.module.css'
import { RegisteredView } from './registered-view.tsx'
import { SayVerdict } from './say-verdict.tsx'
import { ofCaller, ofFound, type TakenDown } from './take-down.ts'
import { useCallers, useKnownCaller } from './use-caller.ts'
import { WhoCalls } from './who-calls.tsx'

interface Props {
  readonly desk: string
  /** The call that rings or goes on; null where the page was opened by hand. */
  readonly call: string | null
  /** The telephone to begin with. */
  readonly phone: string
}

/** A case taken down while the client talks: who, what with, what about; what can be promised is said at once. */
export function PhoneScreen({ desk, call, phone }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const now = useNow()
  const [q, setQ] = useState(phone)
  const [{ form, person }, setTaken] = useState<TakenDown>({ form: BLANK, person: null })
  const [channel, setChannel] = useState<Channel>('phone')
  const question = useRef<HTMLTextAreaElement>(null)
  const ring = useQuery({
    queryKey: ['call', desk, call],
    queryFn: () => getCall(desk, call ?? ''),
    enabled: call !== null,
  })
  const asked = q || (ring.data?.phone?.key ?? '')
  const found = useCallers(desk, asked)
  const { known, organization } = useKnownCaller(desk, { person, inn: form.inn })
  const change = (part: Partial<AskedForm>) => setTaken((before) => ({ ...before, form: { ...before.form, ...part } }))
  // Once for each answer, while drawing: what is typed after it is not overwritten.
  const [seen, setSeen] = useState<CallersFound | null>(null)
  if (found.data && found.data !== seen) {
    setSeen(found.data)
    setTaken((before) => ofFound(before, found.data))
  }
  const personId = person?.id
  useEffect(() => {
    if (personId !== undefined) question.current?.focus()
  }, [personId])

  const title = usePageTitle(say('register.title'))
  const registering = useMutation({
    mutationFn: () =>
      registerFromCall(
        desk,
        { ...askedOf(form), channel },
        { ...(person ? { contact: person.id } : {}), ...(call ? { call } : {}) },
      ),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['cases', desk] })
      queries.invalidateQueries({ queryKey: ['calls', desk] })
    },
  })
  const tying = useMutation({
    mutationFn: async (row: CaseRow) => {
      if (call !== null) await tieCall(desk, call, row.number)
      return row
    },
    onSuccess: ({ number }) => navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(number) } }),
  })

  if (registering.data) {
    return (
      <RegisteredView
        desk={desk}
        registered={registering.data}
        another={() => {
          registering.reset()
          change({ description: '', topic: '' })
        }}
        afresh={() => {
          registering.reset()
          setTaken({ form: BLANK, person: null })
          setQ('')
        }}
      />
    )
  }
  const canSend = form.description.trim() !== '' && !registering.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (canSend) registering.mutate()
  }
  const hurry = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  const request: Request = requestOf(form, channel, now)
  const judgement = known && judge(request, known, regulation, now)
  const versions = supportedVersions(form.product, regulation)
  return (
    <form className={css.screen} onSubmit={submit} onKeyDown={hurry} noValidate>
      <h1 className={css.title}>{title}</h1>
      <div className={css.fields}>
        <WhoCalls
          q={asked}
          change={setQ}
          found={found.data}
          chosen={person}
          choose={(caller) => setTaken((before) => ofCaller(before.form, caller))}
        />
        {found.data?.case && <OpenCases desk={desk} rows={[found.data.case]} about={tying.mutate} />}
        <div className={css.pair}>
          <AskedBox box="name" form={form} change={change} />
          <AskedBox
            box="inn"
            form={form}
            change={change}
            description={
              organization ? say('phone.innKnown', { name: organization.name ?? organization.inn ?? '' }) : undefined
            }
          />
        </div>
        <div className={css.pair}>
          <ProductBox form={form} change={change} />
          <AskedBox
            box="version"
            form={form}
            change={change}
            description={versions ? say('form.versionsSupported', { versions: versions.join(', ') }) : undefined}
          />
        </div>
        <Textarea
          ref={question}
          label={say('phone.question')}
          description={say('phone.questionHint')}
          name="description"
          rows={4}
          value={form.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        {registering.isError && <Failed error={registering.error} kept={say('composer.kept')} />}
        {tying.isError && <Failed error={tying.error} />}
        <p className={css.send}>
          <Button type="submit" loading={registering.isPending} disabled={!canSend}>
            {say('register.submit')}
          </Button>
          <kbd className={css.key}>Ctrl+Enter</kbd>
        </p>
        <details className={css.more}>
          <summary>{say('phone.more')}</summary>
          <div className={css.pair}>
            <NativeSelect
              label={say('register.channel')}
              name="channel"
              value={channel}
              onChange={(event) => setChannel(CHANNELS.find((each) => each === event.currentTarget.value) ?? 'phone')}
              data={CHANNELS.map((each) => ({ value: each, label: CHANNEL_WORDS[locale][each] }))}
            />
            <TopicBox form={form} change={change} />
            <AskedBox box="organization" form={form} change={change} />
            <AskedBox box="email" form={form} change={change} />
            <AskedBox box="phone" form={form} change={change} />
            {asksFor('licence', regulation) && <AskedBox box="licence" form={form} change={change} />}
          </div>
        </details>
      </div>
      <div className={css.side}>
        {judgement ? <SayVerdict judgement={judgement} /> : <PreviewView request={request} />}
        {known && <CallerView desk={desk} client={known.client} about={tying.mutate} />}
      </div>
    </form>
  )
}
