import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dropKey, dropPassword, getWaysIn, setPassword, type WaysIn as Ways } from '../../api/client-account.ts'
import { useVoice } from '../../say/say.tsx'
import { readersZone } from '../../say/time.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import css from './account.module.css'
import { canUseKeys, KeyNotUsed, makeKey } from './passkeys.ts'
import { Sessions } from './sessions-view.tsx'

const SHORTEST_PASSWORD = 10

/** By what the person signs in beside the letter: a password, and keys on their devices. */
export function WaysIn({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const found = useQuery({ queryKey: ['account ways', desk], queryFn: () => getWaysIn(desk) })
  return (
    <section className={css.block}>
      <h2 className={css.heading}>{say('cabinet.ways')}</h2>
      <p className={css.soft}>{say('cabinet.waysHint')}</p>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && (
        <>
          <Password ways={found.data} desk={desk} />
          <Keys ways={found.data} desk={desk} />
          <Sessions desk={desk} />
        </>
      )}
    </section>
  )
}

interface Props {
  readonly ways: Ways
  readonly desk: string
}

function useChange<T>(desk: string, change: (given: T) => Promise<unknown>, done?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      done?.()
      return queries.invalidateQueries({ queryKey: ['account ways', desk] })
    },
  })
}

function Password({ ways, desk }: Props) {
  const { say } = useVoice()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const saving = useChange(
    desk,
    () => setPassword(desk, text),
    () => {
      setOpen(false)
      setText('')
    },
  )
  const dropping = useChange(desk, () => dropPassword(desk))
  const isSet = ways.passwordSetAt !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(undefined)
  }
  return (
    <div className={`${css.block} ${css.wide}`}>
      <div className={css.row}>
        <span>{say(isSet ? 'cabinet.passwordSet' : 'cabinet.passwordNone')}</span>
        {!isOpen && (
          <span className={css.acts}>
            <Button variant="default" size="xs" onClick={() => setOpen(true)}>
              {say(isSet ? 'cabinet.passwordChange' : 'cabinet.passwordAdd')}
            </Button>
            {isSet && (
              <Button
                variant="default"
                size="xs"
                loading={dropping.isPending}
                onClick={() => dropping.mutate(undefined)}
              >
                {say('cabinet.passwordDrop')}
              </Button>
            )}
          </span>
        )}
      </div>
      {isOpen && (
        <form className={css.narrow} onSubmit={submit}>
          <TextInput
            className={css.wide ?? ''}
            type="password"
            name="new-password"
            autoComplete="new-password"
            label={say('cabinet.passwordNew')}
            description={say('cabinet.passwordRule')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <span className={css.acts}>
            <Button type="submit" loading={saving.isPending} disabled={text.length < SHORTEST_PASSWORD}>
              {say('cabinet.passwordSave')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {say('action.cancel')}
            </Button>
          </span>
        </form>
      )}
      <div role="status">{saving.isSuccess && <p>{say('cabinet.passwordSaved')}</p>}</div>
      {saving.isError && <Failed error={saving.error} />}
      {dropping.isError && <Failed error={dropping.error} />}
    </div>
  )
}

function Keys({ ways, desk }: Props) {
  const { say, locale } = useVoice()
  const canMake = canUseKeys(ways.keyHost)
  const making = useChange(desk, () =>
    makeKey(desk, say('cabinet.keyName', { date: new Date().toLocaleDateString(locale) })),
  )
  const dropping = useChange(desk, (key: string) => dropKey(desk, key))
  return (
    <div className={`${css.block} ${css.wide}`}>
      <div className={css.row}>
        <h3 className={css.subject}>{say('cabinet.keys')}</h3>
        <Button
          variant="default"
          size="xs"
          disabled={!canMake}
          loading={making.isPending}
          onClick={() => making.mutate(undefined)}
        >
          {say('cabinet.keyAdd')}
        </Button>
      </div>
      {!canMake && <p className={css.soft}>{say('cabinet.noKeysHere')}</p>}
      {ways.passkeys.length > 0 && (
        <ul className={css.list}>
          {ways.passkeys.map(({ id, name, usedAt }) => (
            <li key={id}>
              <div className={css.row}>
                <span>{name}</span>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={say('cabinet.keyDropWhat', { name })}
                  loading={dropping.isPending && dropping.variables === id}
                  onClick={() => dropping.mutate(id)}
                >
                  {say('cabinet.keyDrop')}
                </Button>
              </div>
              <p className={css.soft}>
                {usedAt === null ? (
                  say('cabinet.keyNever')
                ) : (
                  <>
                    {say('cabinet.keyUsed')} <When at={Date.parse(usedAt)} timezone={readersZone()} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {making.error instanceof KeyNotUsed && <p role="alert">{say('cabinet.keyNotMade')}</p>}
      {making.isError && !(making.error instanceof KeyNotUsed) && <Failed error={making.error} />}
      {dropping.isError && <Failed error={dropping.error} />}
    </div>
  )
}
