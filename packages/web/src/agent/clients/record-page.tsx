import { Button, TextInput } from '@mantine/core'
import { instant, isInn, localDate } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { recordClient } from '../../api/clients.ts'
import { useVoice } from '../../say/say.tsx'
import { askedOf, BLANK } from '../../ui/asked/form.ts'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { Empty, Failed } from '../../ui/states.tsx'
import { usePageTitle } from '../page-title.ts'
import { HoldingFields } from './holding-fields.tsx'
import { type HoldingForm, holdingOf, isBackwards } from './holding-form.ts'
import { useMayRecord } from './may-record.ts'
import css from './record-page.module.css'

/** Records a client as sales know them, before they have written themselves. */
export function RecordPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const { regulation } = useRules()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const today = localDate(instant(useNow()), regulation.timezone)
  const [who, setWho] = useState(BLANK)
  const [right, setRight] = useState<HoldingForm>({ kind: '', product: '', from: today, until: '' })
  const asked = askedOf(who)
  const holding = holdingOf(right)
  const recording = useMutation({
    mutationFn: () =>
      recordClient(desk, {
        ...(asked.organization ? { organization: asked.organization } : {}),
        ...(asked.contact ? { contact: asked.contact } : {}),
        holdings: holding ? [holding] : [],
      }),
    onSuccess: async ({ organization, contact }) => {
      await queries.invalidateQueries({ queryKey: ['clients', desk] })
      const client = organization?.id ?? contact?.id
      if (client) await navigate({ to: '/desk/$desk/clients/$client', params: { desk, client } })
    },
  })
  const title = usePageTitle(say('record.title'))
  if (!useMayRecord()) {
    return (
      <Empty isPage title={title}>
        {say('client.readOnly')}
      </Empty>
    )
  }
  const isWrongInn = who.inn.trim() !== '' && !isInn(who.inn.trim())
  const isKnown = who.inn.trim() !== '' || who.email.trim() !== '' || who.phone.trim() !== ''
  const isReady = isKnown && !isWrongInn && !isBackwards(right) && (right.kind === '' || holding !== null)
  const field = (name: 'organization' | 'inn' | 'name' | 'email' | 'phone') => ({
    name,
    label: say(`form.${name}`),
    autoComplete: 'off',
    value: who[name],
    onChange: (event: { currentTarget: { value: string } }) => setWho({ ...who, [name]: event.currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) recording.mutate()
  }
  return (
    <form className={css.page} onSubmit={submit} noValidate>
      <div>
        <h1 className={css.title}>{title}</h1>
        <p className={css.hint}>{say('record.hint')}</p>
      </div>
      <fieldset className={css.part}>
        <legend>{say('record.who')}</legend>
        <TextInput {...field('organization')} />
        <TextInput {...field('inn')} inputMode="numeric" error={isWrongInn ? say('form.innWrong') : undefined} />
      </fieldset>
      <fieldset className={css.part}>
        <legend>{say('record.person')}</legend>
        <TextInput {...field('name')} className={css.wide ?? ''} />
        <TextInput {...field('email')} type="email" />
        <TextInput {...field('phone')} type="tel" />
      </fieldset>
      <fieldset className={css.whole}>
        <legend>{say('record.right')}</legend>
        <HoldingFields form={right} change={(part) => setRight({ ...right, ...part })} none={say('right.none')} />
      </fieldset>
      {recording.isError && <Failed error={recording.error} kept={say('composer.kept')} />}
      <div className={css.foot}>
        <Button type="submit" loading={recording.isPending} disabled={!isReady}>
          {say('record.submit')}
        </Button>
        {!isKnown && <p className={css.hint}>{say('record.needs')}</p>}
      </div>
    </form>
  )
}
