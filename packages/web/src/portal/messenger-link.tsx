import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getMessengerCode, type MessengerKind } from '../api/messengers.ts'
import { useSay } from '../say/say.tsx'
import { Failed } from '../ui/states.tsx'
import css from './track-page.module.css'

interface Props {
  readonly kinds: readonly MessengerKind[]
  readonly desk: string
  readonly number: number
  readonly secret: string
}

/** The way into a messenger: a link that carries the code, or the code to send where no link can. */
export function MessengerLinks({ kinds, desk, number, secret }: Props) {
  const say = useSay()
  const asking = useMutation({ mutationFn: () => getMessengerCode(desk, number, secret) })
  if (kinds.length === 0) return null
  return (
    <section className={css.messengers}>
      {asking.data === undefined && (
        <div>
          <Button variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
            {say('track.inMessenger')}
          </Button>
        </div>
      )}
      {asking.isError && <Failed error={asking.error} retry={() => asking.mutate()} />}
      {asking.data?.links.map(({ kind, name, url }) => (
        <p key={`${kind} ${name}`}>
          {url === null ? (
            say('track.sendCode', { code: asking.data.code, name })
          ) : (
            <a href={url} rel="noreferrer">
              {say('track.openMessenger', { name: `@${name}` })}
            </a>
          )}
        </p>
      ))}
      {asking.data && <p className={css.hint}>{say('track.codeHint')}</p>}
    </section>
  )
}
