import { Button } from '@mantine/core'
import { channelsByInvitation } from '@reglament/engine'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { openAccount } from '../../api/client-account.ts'
import { getPublicDesk } from '../../api/public.ts'
import { useVoice } from '../../say/say.tsx'
import type { Rules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import { Sheet } from '../sheet.tsx'
import css from './account.module.css'
import { Doors } from './doors.tsx'

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
            <Doors desk={id} entered={entered} />
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
