import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { zoneWords } from '@reglament/engine'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { ApiError } from '../api/answer.ts'
import { askCallback, type CallbackRegistered, type CallWindow, listCallbackWindows } from '../api/callback.ts'
import { getPublicDesk } from '../api/public.ts'
import { useVoice } from '../say/say.tsx'
import { readersZone, readsHere } from '../say/time.ts'
import { type AskedForm, askedOf, BLANK, requestOf } from '../ui/asked/form.ts'
import { useNow } from '../ui/now.ts'
import { type Rules, UnderRegulation } from '../ui/regulation.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { VerdictView } from '../ui/verdict/verdict-view.tsx'
import css from './ask-page.module.css'
import { Between, WindowFields } from './call-window.tsx'
import own from './callback-page.module.css'
import { NotFound, Sheet } from './sheet.tsx'

const PreviewView = lazy(() =>
  import('../ui/verdict/preview-view.tsx').then(({ PreviewView }) => ({ default: PreviewView })),
)

/** A client asks to be called (I32): who, what about, and one of the windows in which the desk can call. */
export function CallbackPage({ desk: id }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const desk = useQuery({
    queryKey: ['public desk', id],
    queryFn: () => getPublicDesk(id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [sent, setSent] = useState<CallbackRegistered | null>(null)
  if (desk.error instanceof ApiError && desk.error.status === 404) {
    return (
      <Sheet>
        <NotFound />
      </Sheet>
    )
  }
  const rules: Rules | null = desk.data
    ? { regulation: desk.data.regulation, timezone: desk.data.timezone, desk: id, version: null }
    : null
  return (
    <Sheet {...(desk.data ? { desk: desk.data.title[locale], title: say('portal.callTitle') } : {})} rules={rules}>
      {desk.isPending && <Loading lines={8} />}
      {desk.isError && <Failed error={desk.error} retry={() => desk.refetch()} />}
      {rules && (
        <UnderRegulation rules={rules}>
          {sent ? <Promised sent={sent} /> : <AskForm rules={rules} sent={setSent} />}
        </UnderRegulation>
      )}
    </Sheet>
  )
}

function AskForm({ rules, sent }: { readonly rules: Rules; readonly sent: (registered: CallbackRegistered) => void }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const timezone = readersZone()
  const { desk, regulation } = rules
  const [form, setForm] = useState<AskedForm>(BLANK)
  const [window, setWindow] = useState<CallWindow | null>(null)
  const windows = useQuery({
    queryKey: ['callback windows', desk, timezone],
    queryFn: () => listCallbackWindows(desk, timezone),
  })
  const chosen = window ?? windows.data?.windows[0] ?? null
  const sending = useMutation({
    mutationFn: async (when: CallWindow) =>
      askCallback(desk, askedOf(form), { window: when, timezone, reads: readsHere(locale) }),
    onSuccess: sent,
    onError: (error) => {
      if (!isGone(error)) return
      setWindow(null)
      windows.refetch()
    },
  })
  const change = (part: Partial<AskedForm>) => setForm({ ...form, ...part })
  const field = (name: keyof AskedForm) => ({
    name,
    value: form[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  })
  const isReady = form.phone.trim() !== '' && form.description.trim() !== '' && chosen !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && chosen) sending.mutate(chosen)
  }
  return (
    <form onSubmit={submit} noValidate>
      <h1 className={css.title}>{say('portal.callTitle')}</h1>
      <div className={own.fields}>
        <TextInput label={say('form.phone')} type="tel" autoComplete="tel" {...field('phone')} />
        <TextInput label={say('form.name')} autoComplete="name" {...field('name')} />
        <Textarea label={say('portal.callAbout')} rows={4} {...field('description')} />
        <div className={own.pair}>
          <NativeSelect
            label={say('form.product')}
            {...field('product')}
            data={[
              { value: '', label: say('form.productChoose') },
              ...Object.entries(regulation.products).map(([id, product]) => ({
                value: id,
                label: product.title[locale],
              })),
            ]}
          />
          <TextInput label={say('form.version')} {...field('version')} />
          <TextInput label={say('form.organization')} autoComplete="organization" {...field('organization')} />
          <TextInput label={say('form.inn')} inputMode="numeric" {...field('inn')} />
          <TextInput label={say('form.email')} type="email" autoComplete="email" {...field('email')} />
        </div>
        {windows.isPending && <Loading lines={2} />}
        {windows.isError && <Failed error={windows.error} retry={() => windows.refetch()} />}
        {windows.data?.windows.length === 0 && <p>{say('portal.noWindows')}</p>}
        {windows.data && chosen && (
          <WindowFields windows={windows.data.windows} chosen={chosen} choose={setWindow} timezone={timezone} />
        )}
        {chosen && <p className={css.hint}>{say('portal.callZone', { zone: zoneWords(timezone, locale) })}</p>}
      </div>
      <div className={css.foot}>
        <Suspense>
          <PreviewView request={requestOf(form, 'callback', now)} />
        </Suspense>
        {sending.isError && isGone(sending.error) && <p role="alert">{say('portal.windowGone')}</p>}
        {sending.isError && !isGone(sending.error) && <Failed error={sending.error} kept={say('portal.kept')} />}
        <Button type="submit" size="md" loading={sending.isPending} disabled={!isReady}>
          {say('portal.callSend')}
        </Button>
        {!isReady && <p className={css.hint}>{say('portal.callNeeds')}</p>}
      </div>
    </form>
  )
}

const isGone = (error: unknown): boolean => error instanceof ApiError && error.code === 'window-gone'

function Promised({ sent }: { readonly sent: CallbackRegistered }) {
  const { say } = useVoice()
  const isPromised = sent.verdict.verdict !== 'redirect' && sent.verdict.verdict !== 'refuse'
  return (
    <div className={css.accepted}>
      <h1 className={css.title}>
        {say(isPromised ? 'portal.callSubmitted' : 'portal.registered', { label: sent.label })}
      </h1>
      {isPromised && (
        <p>
          {say('portal.callPromised')} <Between window={sent.window} timezone={readersZone()} />
        </p>
      )}
      <VerdictView verdict={sent.verdict} />
      <p>
        <Button component="a" size="md" href={sent.trackingUrl}>
          {say('portal.track')}
        </Button>
      </p>
      <p className={css.hint}>{say('portal.trackHint')}</p>
    </div>
  )
}
