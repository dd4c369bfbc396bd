import { Button, TextInput } from '@mantine/core'
import { channelsByInvitation } from '@reglament/engine'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { askSignIn, openAccount } from '../../api/client-account.ts'
import { getPublicDesk } from '../../api/public.ts'
import { useVoice } from '../../say/say.tsx'
import type { Rules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import { Sheet } from '../sheet.tsx'
import css from './account.module.css'

interface Props {
  readonly desk: string
  readonly entered: () => void
}

/** The token of a letter's link; it stands after the `#`, where no server sees it. */
function tokenOfLink(): string | null {
  return /^#sign-in=([\w-]+)$/.exec(location.hash)?.[1] ?? null
}

/** The way into the account: a letter is asked for, and its link opens it by one press (no program that looks at links uses it up). */
export function SignIn({ desk: id, entered }: Props) {
  const { say, locale } = useVoice()
  const [token, setToken] = useState(tokenOfLink)
  const desk = useQuery({ queryKey: ['public desk', id], queryFn: () => getPublicDesk(id) })
  const opening = useMutation({
    mutationFn: (given: string) => openAccount(id, given),
    onSettled: () => {
      history.replaceState(null, '', location.pathname)
      setToken(null)
    },
    onSuccess: entered,
  })
  const rules: Rules | null = desk.data
    ? { regulation: desk.data.regulation, timezone: desk.data.timezone, desk: id, version: null }
    : null
  const isInvited = desk.data && channelsByInvitation(desk.data.regulation).includes('portal')
  const isSpent = opening.error instanceof ApiError && opening.error.code === 'link-spent'
  return (
    <Sheet {...(desk.data ? { desk: desk.data.title[locale] } : {})} title={say('cabinet.signIn')} rules={rules}>
      <div className={css.column}>
        <div className={css.block}>
          <h1 className={css.title}>{say('cabinet.signIn')}</h1>
          {isSpent && <p role="alert">{say('cabinet.spent')}</p>}
          {opening.isError && !isSpent && <Failed error={opening.error} />}
          {token === null ? (
            <AskLink desk={id} />
          ) : (
            <>
              <p>{say('cabinet.enterHint')}</p>
              <Button loading={opening.isPending} onClick={() => opening.mutate(token)}>
                {say('cabinet.enter')}
              </Button>
            </>
          )}
          {isInvited && token === null && desk.data?.mailAddress && (
            <p className={css.soft}>{say('cabinet.byInvitation', { address: desk.data.mailAddress })}</p>
          )}
        </div>
      </div>
    </Sheet>
  )
}

function AskLink({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const [email, setEmail] = useState('')
  const asking = useMutation({ mutationFn: () => askSignIn(desk, email.trim(), locale) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate()
  }
  if (asking.data)
    return (
      <div className={css.block} role="status">
        <p className={css.subject}>{say('cabinet.sent', { email: email.trim() })}</p>
        <p>{say('cabinet.sentHint', { minutes: asking.data.minutes })}</p>
        <Button variant="default" size="xs" onClick={() => asking.reset()}>
          {say('cabinet.another')}
        </Button>
      </div>
    )
  const isSilent = asking.error instanceof ApiError && asking.error.code === 'no-mail'
  return (
    <form className={css.block} onSubmit={submit}>
      <p>{say('cabinet.signInHint')}</p>
      <TextInput
        className={css.wide ?? ''}
        label={say('cabinet.email')}
        name="email"
        type="email"
        autoComplete="email"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {isSilent && <p role="alert">{say('cabinet.noMail')}</p>}
      {asking.isError && !isSilent && <Failed error={asking.error} />}
      <Button type="submit" loading={asking.isPending} disabled={email.trim() === ''}>
        {say('cabinet.send')}
      </Button>
    </form>
  )
}
