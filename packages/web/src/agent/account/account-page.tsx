import { Button, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { changeOwnName, changePassword, endOtherSessions, listSessions } from '../../api/account.ts'
import { ApiError } from '../../api/answer.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { LEAST_PASSWORD_CHARS, PasswordBox } from '../password-box.tsx'
import { useSession } from '../session.tsx'
import css from './account-page.module.css'
import { SecondFactor } from './second-factor.tsx'

/** Somebody's own account: name, password, second step, and where they are signed in. */
export function AccountPage() {
  const { say } = useVoice()
  const { me, error, retry } = useSession()
  const title = say('account.title')
  useDocumentTitle(title)
  return (
    <main className={css.page}>
      <header>
        <p className={css.hint}>
          <Link to="/desk">{say('account.back')}</Link>
        </p>
        <h1 className={css.title}>{title}</h1>
      </header>
      {error !== null && error !== undefined && <Failed error={error} retry={retry} />}
      {!me && !error && <Loading lines={8} />}
      {me?.needsSecondFactor && (
        <p className={css.needed} role="alert">
          {say('account.factorNeeded')}
        </p>
      )}
      {me && <Name name={me.user.name} />}
      {me && <SecondFactor isOn={me.hasSecondFactor} />}
      {me && <Password />}
      {me && <Sessions />}
    </main>
  )
}

function Name({ name: before }: { readonly name: string }) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const [name, setName] = useState(before)
  const saving = useMutation({
    mutationFn: () => changeOwnName(name.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') saving.mutate()
  }
  return (
    <section className={css.part} aria-label={say('account.name')}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={say('account.name')}
          description={say('account.nameHint')}
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={saving.isPending}
          disabled={name.trim() === '' || name === before}
        >
          {say('register.save')}
        </Button>
      </form>
      {saving.isSuccess && <p role="status">{say('account.saved')}</p>}
      {saving.isError && <Failed error={saving.error} />}
    </section>
  )
}

function Password() {
  const { say } = useVoice()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent('')
      setNext('')
    },
  })
  const isWrong = changing.error instanceof ApiError && changing.error.status === 400
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (current !== '' && next.length >= LEAST_PASSWORD_CHARS) changing.mutate()
  }
  return (
    <section className={css.part} aria-label={say('account.password')}>
      <h2 className={css.heading}>{say('account.password')}</h2>
      <form onSubmit={submit} noValidate>
        <PasswordBox
          label={say('account.current')}
          value={current}
          change={setCurrent}
          error={isWrong ? say('account.wrong') : undefined}
        />
        <PasswordBox label={say('account.new')} isNew value={next} change={setNext} />
        <Button
          type="submit"
          variant="default"
          loading={changing.isPending}
          disabled={current === '' || next.length < LEAST_PASSWORD_CHARS}
        >
          {say('account.change')}
        </Button>
      </form>
      {changing.isSuccess && <p role="status">{say('account.changed')}</p>}
      {changing.isError && !isWrong && <Failed error={changing.error} />}
    </section>
  )
}

function Sessions() {
  const { say, locale } = useVoice()
  const now = useNow()
  const queries = useQueryClient()
  const found = useQuery({ queryKey: ['sessions'], queryFn: listSessions })
  const ending = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  const rows = found.data?.rows ?? []
  const when = (at: string) => dayAndTime(Date.parse(at), now, { timezone: readersZone(), locale, say })
  return (
    <section className={css.part} aria-label={say('account.sessions')}>
      <h2 className={css.heading}>{say('account.sessions')}</h2>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      <ul className={css.plain}>
        {rows.map(({ id, browser, address, usedAt, isThis }) => (
          <li key={id}>
            {browser ?? say('account.unknownBrowser')}
            <p className={css.hint}>
              {[address, say('account.usedAt', { at: when(usedAt) }), isThis ? say('account.thisOne') : null]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {rows.length > 1 && (
        <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate()}>
          {say('account.endOthers')}
        </Button>
      )}
      {ending.isSuccess && <p role="status">{say('account.ended', { count: ending.data.ended })}</p>}
      {ending.isError && <Failed error={ending.error} />}
    </section>
  )
}
