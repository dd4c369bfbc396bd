import { Button, NativeSelect, TextInput } from '@mantine/core'
import { CHANNEL_WORDS, CHANNELS, type Channel } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { Registered } from '../api/shapes.ts'
import { registerCase } from '../api/staff.ts'
import { useVoice } from '../say/say.tsx'
import { AskedFields } from '../ui/asked/fields.tsx'
import { type AskedForm, askedOf, BLANK, requestOf } from '../ui/asked/form.ts'
import { useNow } from '../ui/now.ts'
import { Failed } from '../ui/states.tsx'
import { PreviewView } from '../ui/verdict/preview-view.tsx'
import { VerdictView } from '../ui/verdict/verdict-view.tsx'
import css from './register-page.module.css'

/** A specialist takes a request down while the client is on the line; what may be promised is said at once. */
export function RegisterPage({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const queries = useQueryClient()
  const now = useNow()
  const [form, setForm] = useState<AskedForm>(BLANK)
  const [channel, setChannel] = useState<Channel>('phone')
  const [subject, setSubject] = useState('')
  const registering = useMutation({
    mutationFn: () => registerCase(desk, { ...askedOf(form), channel }, subject.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases', desk] }),
  })
  const title = say('register.title')
  useEffect(() => {
    document.title = title
  }, [title])
  const again = () => {
    setForm(BLANK)
    setSubject('')
    registering.reset()
  }
  if (registering.data) return <Done registered={registering.data} desk={desk} again={again} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    registering.mutate()
  }
  return (
    <form className={css.page} onSubmit={submit} noValidate>
      <h1 className={css.title}>{title}</h1>
      <div className={css.top}>
        <NativeSelect
          label={say('register.channel')}
          name="channel"
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
          data={CHANNELS.map((each) => ({ value: each, label: CHANNEL_WORDS[locale][each] }))}
        />
        <TextInput
          label={say('register.subject')}
          name="subject"
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
      </div>
      <AskedFields form={form} change={(part) => setForm({ ...form, ...part })} />
      <div className={css.foot}>
        <PreviewView request={requestOf(form, channel, now)} />
        {registering.isError && <Failed error={registering.error} kept={say('composer.kept')} />}
        <Button type="submit" loading={registering.isPending} disabled={form.description.trim() === ''}>
          {say('register.submit')}
        </Button>
      </div>
    </form>
  )
}

function Done({
  registered,
  desk,
  again,
}: {
  readonly registered: Registered
  readonly desk: string
  readonly again: () => void
}) {
  const { say } = useVoice()
  return (
    <div className={css.page}>
      <h1 className={css.title}>{say('register.done', { label: registered.label })}</h1>
      <div className={css.foot}>
        <VerdictView verdict={registered.verdict} opened />
        <p className={css.next}>
          <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(registered.number) }}>
            {say('register.open')}
          </Link>
          <Button variant="default" size="xs" onClick={again}>
            {say('register.again')}
          </Button>
        </p>
      </div>
    </div>
  )
}
