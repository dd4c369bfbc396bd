import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { requestPasswordReset } from '../../api/account.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from '../door.module.css'

interface Props {
  readonly email: string
  /** The installation sends mail. */
  readonly mailsLinks: boolean
}

/** The way back for whoever forgot their password: a letter, or the administrator. */
export function Forgotten({ email, mailsLinks }: Props) {
  const say = useSay()
  const [isAsked, setAsked] = useState(false)
  const asking = useMutation({ mutationFn: () => requestPasswordReset(email) })
  const isMailed = mailsLinks && email.includes('@')
  return (
    <>
      <Button
        variant="subtle"
        loading={asking.isPending}
        onClick={() => {
          setAsked(true)
          if (isMailed) asking.mutate()
        }}
      >
        {say('signIn.forgot')}
      </Button>
      <p role="status" className={css.hint}>
        {asking.isSuccess && say('signIn.mailSent')}
        {isAsked && !isMailed && say('signIn.askAdministrator')}
      </p>
      {asking.isError && <Failed error={asking.error} />}
    </>
  )
}
