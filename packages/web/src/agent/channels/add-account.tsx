import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { addMessenger, type MessengerKind, type NewMessenger } from '../../api/messengers.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './channels.module.css'

interface Draft {
  readonly kind: MessengerKind
  readonly name: string
  readonly secret: string
  /** Bot API server, or XMPP server. */
  readonly server: string
  readonly webhook: boolean
}

const EMPTY: Draft = { kind: 'telegram', name: '', secret: '', server: '', webhook: false }

function accountOf({ kind, name, secret, server, webhook }: Draft): NewMessenger {
  const at = server.trim()
  return kind === 'telegram'
    ? { kind, secret: secret.trim(), ...(at ? { apiRoot: at } : {}), ...(webhook ? { webhook } : {}) }
    : { kind, name: name.trim(), secret, ...(at ? { service: at } : {}) }
}

/** Opens an account. The server signs in with it before it is kept, and what the messenger answers is shown. */
export function AddAccount({ desk }: { readonly desk: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(EMPTY)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const adding = useMutation({
    mutationFn: () => addMessenger(desk, accountOf(draft)),
    onSuccess: () => {
      setDraft({ ...EMPTY, kind: draft.kind })
      return queries.invalidateQueries({ queryKey: ['messengers', desk] })
    },
  })
  const isTelegram = draft.kind === 'telegram'
  const isReady = draft.secret.trim() !== '' && (isTelegram || draft.name.includes('@'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) adding.mutate()
  }
  return (
    <form className={css.add} onSubmit={submit} noValidate>
      <NativeSelect
        label={say('channels.kind')}
        name="kind"
        value={draft.kind}
        onChange={(event) => setDraft({ ...EMPTY, kind: event.currentTarget.value as MessengerKind })}
        data={(['telegram', 'xmpp'] as const).map((kind) => ({ value: kind, label: say(`channels.${kind}`) }))}
      />
      {!isTelegram && (
        <TextInput
          label={say('channels.address')}
          name="address"
          placeholder={say('channels.addressExample')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      )}
      <PasswordInput
        label={say(isTelegram ? 'channels.token' : 'channels.password')}
        {...(isTelegram ? { description: say('channels.tokenHint') } : {})}
        name="secret"
        autoComplete="off"
        value={draft.secret}
        onChange={(event) => change({ secret: event.currentTarget.value })}
      />
      <TextInput
        label={say(isTelegram ? 'channels.apiRoot' : 'channels.service')}
        name="server"
        placeholder={say(isTelegram ? 'channels.apiRootExample' : 'channels.serviceExample')}
        value={draft.server}
        onChange={(event) => change({ server: event.currentTarget.value })}
      />
      {isTelegram && (
        <Checkbox
          label={say('channels.webhook')}
          checked={draft.webhook}
          onChange={(event) => change({ webhook: event.currentTarget.checked })}
        />
      )}
      <div>
        <Button type="submit" loading={adding.isPending} disabled={!isReady}>
          {say('channels.add')}
        </Button>
      </div>
      {adding.isError && <Failed error={adding.error} kept={say('composer.kept')} />}
      {adding.data && <p role="status">{say('channels.added', { name: adding.data.name })}</p>}
    </form>
  )
}
