import { Button, TextInput } from '@mantine/core'
import { isInn } from '@reglament/engine'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeOrganization } from '../../api/register.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useRefreshClient } from './refresh-client.ts'
import css from './register-form.module.css'

interface Props {
  readonly desk: string
  readonly client: string
  readonly organization: NonNullable<ClientDetail['organization']>
  readonly close: () => void
}

/** Name, INN and KPP of an organization. */
export function OrganizationForm({ desk, client, organization, close }: Props) {
  const say = useSay()
  const refresh = useRefreshClient(desk, client)
  const [name, setName] = useState(organization.name ?? '')
  const [inn, setInn] = useState(organization.inn ?? '')
  const [kpp, setKpp] = useState(organization.kpp ?? '')
  const saving = useMutation({
    mutationFn: () =>
      changeOrganization(desk, organization.id, {
        name: name.trim() || null,
        inn: inn.trim() || null,
        kpp: kpp.trim() || null,
      }),
    onSuccess: (detail) => {
      close()
      return refresh(detail)
    },
  })
  const isWrongInn = inn.trim() !== '' && !isInn(inn.trim())
  const isReady = !isWrongInn && (name.trim() !== '' || inn.trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) saving.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('register.edit')} noValidate>
      <TextInput
        className={css.wide ?? ''}
        label={say('register.name')}
        value={name}
        maxLength={300}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={say('form.inn')}
        inputMode="numeric"
        value={inn}
        error={isWrongInn ? say('form.innWrong') : undefined}
        onChange={(event) => setInn(event.currentTarget.value)}
      />
      <TextInput
        label={say('register.kpp')}
        value={kpp}
        maxLength={9}
        onChange={(event) => setKpp(event.currentTarget.value)}
      />
      {saving.isError && (
        <div className={css.wide}>
          <Failed error={saving.error} kept={say('composer.kept')} />
        </div>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={saving.isPending} disabled={!isReady}>
          {say('register.save')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
