import { Button, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changePhone, getPhone, makePhoneSecret, type PhoneSettings, setExtension } from '../../api/phone.ts'
import { useVoice } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import css from './settings.module.css'

/** One's own extension; for an administrator, how the desk telephones and what the exchange signs with. */
export function PhoneSettingsPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const phone = useQuery({ queryKey: ['phone', desk], queryFn: () => getPhone(desk) })
  const title = usePageTitle(say('phone.settings'))
  return (
    <div className={css.page}>
      <h1 className={css.title}>{title}</h1>
      {phone.isPending && <Loading lines={6} />}
      {phone.isError && <Failed error={phone.error} retry={() => phone.refetch()} />}
      {phone.data && (
        <>
          <Extension desk={desk} phone={phone.data} />
          <Line desk={desk} phone={phone.data} />
          <Secret desk={desk} phone={phone.data} />
        </>
      )}
    </div>
  )
}

interface Props {
  readonly desk: string
  readonly phone: PhoneSettings
}

function useKept(desk: string) {
  const queries = useQueryClient()
  return (after: PhoneSettings) => queries.setQueryData(['phone', desk], after)
}

function Extension({ desk, phone }: Props) {
  const { say } = useVoice()
  const kept = useKept(desk)
  const [extension, setOwn] = useState(phone.extension ?? '')
  const saving = useMutation({
    mutationFn: () => setExtension(desk, extension.trim() === '' ? null : extension.trim()),
    onSuccess: kept,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className={css.part} onSubmit={submit}>
      <h2 className={css.heading}>{say('phone.own')}</h2>
      <TextInput
        label={say('phone.extension')}
        description={say('phone.extensionHint')}
        name="extension"
        inputMode="tel"
        value={extension}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      {saving.isError && <Failed error={saving.error} />}
      {saving.isSuccess && <p role="status">{say('phone.kept')}</p>}
      <Button type="submit" loading={saving.isPending}>
        {say('phone.keep')}
      </Button>
    </form>
  )
}

function Line({ desk, phone }: Props) {
  const { say } = useVoice()
  const kept = useKept(desk)
  const barred = useWhyMayNot('settings.manage')
  const [line, setLine] = useState({
    country: phone.country,
    callbackAttempts: phone.callbackAttempts,
    callbackWindowMinutes: phone.callbackWindowMinutes,
  })
  const saving = useMutation({ mutationFn: () => changePhone(desk, line), onSuccess: kept })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className={css.part} onSubmit={submit}>
      <h2 className={css.heading}>{say('phone.line')}</h2>
      <TextInput
        label={say('phone.country')}
        description={say('phone.countryHint')}
        name="country"
        maxLength={2}
        value={line.country}
        disabled={barred !== null}
        onChange={(event) => setLine({ ...line, country: event.currentTarget.value.toUpperCase() })}
      />
      <NumberInput
        label={say('phone.windowMinutes')}
        min={15}
        max={480}
        step={15}
        value={line.callbackWindowMinutes}
        disabled={barred !== null}
        onChange={(value) => setLine({ ...line, callbackWindowMinutes: Number(value) })}
      />
      <NumberInput
        label={say('phone.attempts')}
        description={say('phone.attemptsHint')}
        min={1}
        max={20}
        value={line.callbackAttempts}
        disabled={barred !== null}
        onChange={(value) => setLine({ ...line, callbackAttempts: Number(value) })}
      />
      {barred !== null && <p className={css.soft}>{barred}</p>}
      {saving.isError && <Failed error={saving.error} />}
      {saving.isSuccess && <p role="status">{say('phone.kept')}</p>}
      <Button type="submit" loading={saving.isPending} disabled={barred !== null}>
        {say('phone.keep')}
      </Button>
    </form>
  )
}

function Secret({ desk, phone }: Props) {
  const { say } = useVoice()
  const { timezone } = useRules()
  const queries = useQueryClient()
  const barred = useWhyMayNot('settings.manage')
  const making = useMutation({
    mutationFn: () => makePhoneSecret(desk),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['phone', desk] }),
  })
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{say('phone.exchange')}</h2>
      <p>
        {say('phone.webhook')} <code className={css.code}>{phone.webhookUrl}</code>
      </p>
      <p className={css.soft}>
        {phone.secretMadeAt === null ? (
          say('phone.noSecret')
        ) : (
          <>
            {say('phone.secretMade')} <When at={Date.parse(phone.secretMadeAt)} timezone={timezone} />
          </>
        )}
      </p>
      {making.data && (
        <p role="status">
          {say('phone.secretOnce')} <code className={css.code}>{making.data.secret}</code>
        </p>
      )}
      {making.isError && <Failed error={making.error} />}
      {barred !== null && <p className={css.soft}>{barred}</p>}
      <Button variant="default" onClick={() => making.mutate()} loading={making.isPending} disabled={barred !== null}>
        {say(phone.secretMadeAt === null ? 'phone.makeSecret' : 'phone.remakeSecret')}
      </Button>
    </section>
  )
}
