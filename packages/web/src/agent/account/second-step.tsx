import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isWrongSecret, verifyBackupCode, verifyCode } from '../../api/account.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from '../door.module.css'
import { Door } from '../door.tsx'

/** After the password, a code: six digits of the telephone, or a spare one. */
export function SecondStep({ enter }: { readonly enter: () => Promise<void> }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [isTrusted, setTrusted] = useState(false)
  const given = code.replace(/\s/g, '')
  const verifying = useMutation({
    mutationFn: () => (/^\d{6}$/.test(given) ? verifyCode(given, isTrusted) : verifyBackupCode(given)),
    onSuccess: enter,
  })
  const isWrong = isWrongSecret(verifying.error)
  return (
    <Door title={say('signIn.secondStep')} submit={() => verifying.mutate()}>
      <p className={css.hint}>{say('signIn.codeHint')}</p>
      <TextInput
        label={say('account.code')}
        name="code"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        error={isWrong ? say('account.wrongCode') : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Checkbox
        label={say('signIn.trust')}
        checked={isTrusted}
        onChange={(event) => setTrusted(event.currentTarget.checked)}
      />
      {verifying.isError && !isWrong && <Failed error={verifying.error} />}
      <Button type="submit" loading={verifying.isPending} disabled={given.length < 6}>
        {say('signIn.enter')}
      </Button>
    </Door>
  )
}
