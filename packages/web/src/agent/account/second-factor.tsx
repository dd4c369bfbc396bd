import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { encode } from 'uqr'
import { disableSecondFactor, enableSecondFactor, isWrongSecret, verifyCode } from '../../api/account.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { PasswordBox } from '../password-box.tsx'
import css from './account-page.module.css'

/** Turning the second step of signing in on and off; both ask for the password. */
export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const say = useSay()
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: ['me'] })
  const enabling = useMutation({ mutationFn: () => enableSecondFactor(password) })
  const verifying = useMutation({ mutationFn: () => verifyCode(code.replace(/\s/g, ''), false), onSuccess: again })
  const disabling = useMutation({
    mutationFn: () => disableSecondFactor(password),
    onSuccess: () => {
      enabling.reset()
      verifying.reset()
      setPassword('')
      return again()
    },
  })
  const asking = isOn ? disabling : enabling
  const made = enabling.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (made && !isOn) verifying.mutate()
    else if (password !== '') asking.mutate()
  }
  return (
    <section className={css.part} aria-label={say('account.factor')}>
      <h2 className={css.heading}>{say('account.factor')}</h2>
      <p className={css.hint}>{say('account.factorHint')}</p>
      <p role="status">{say(isOn ? 'account.factorOn' : 'account.factorOff')}</p>
      {made && !verifying.isSuccess && <Secret uri={made.totpURI} />}
      {made && (
        <>
          <p>{say('account.spare')}</p>
          <ul className={css.spare}>
            {made.backupCodes.map((spare) => (
              <li key={spare}>{spare}</li>
            ))}
          </ul>
        </>
      )}
      <form onSubmit={submit} noValidate>
        {made && !isOn ? (
          <TextInput
            label={say('account.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            value={code}
            error={isWrongSecret(verifying.error) ? say('account.wrongCode') : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        ) : (
          <PasswordBox
            label={say('account.current')}
            value={password}
            change={setPassword}
            error={isWrongSecret(asking.error) ? say('account.wrong') : undefined}
          />
        )}
        <Button type="submit" variant="default" loading={asking.isPending || verifying.isPending}>
          {say(made && !isOn ? 'account.confirm' : isOn ? 'account.disable' : 'account.enable')}
        </Button>
      </form>
      {asking.isError && !isWrongSecret(asking.error) && <Failed error={asking.error} />}
      {verifying.isError && !isWrongSecret(verifying.error) && <Failed error={verifying.error} />}
    </section>
  )
}

/** The secret for the telephone's app: as a picture to scan and as words to type. */
function Secret({ uri }: { readonly uri: string }) {
  const say = useSay()
  const { data, size } = encode(uri, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <>
      <p>{say('account.scan')}</p>
      <svg className={css.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say('account.picture')}>
        <path d={path} fill="#000000" />
      </svg>
      <p>
        {say('account.key')}: <code>{new URL(uri).searchParams.get('secret')}</code>
      </p>
    </>
  )
}
