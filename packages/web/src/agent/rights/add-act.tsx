import { Button, TextInput } from '@mantine/core'
import { isInn } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type NewAct, registerActs } from '../../api/renewals.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { ReadingFields } from './reading-fields.tsx'
import css from './rights.module.css'

const BLANK = { number: '', issuedOn: '', inn: '', issuedBy: 'vendor', showsSupport: true } as const
type Form = Omit<NewAct, 'issuedOn'> & { readonly issuedOn: string }

/** One act, by hand. */
export function AddAct({ desk }: { readonly desk: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const [form, setForm] = useState<Form>(BLANK)
  const recording = useMutation({
    mutationFn: (act: NewAct) => registerActs(desk, [act]),
    onSuccess: () => {
      setForm(BLANK)
      return queries.invalidateQueries({ queryKey: ['acts', desk] })
    },
  })
  const inn = form.inn.trim()
  const isWrongInn = inn.length >= 10 && !isInn(inn)
  const isReady = form.number.trim() !== '' && isInn(inn)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady)
      recording.mutate({
        ...form,
        number: form.number.trim(),
        inn,
        issuedOn: form.issuedOn === '' ? null : form.issuedOn,
      })
  }
  const [done] = recording.data?.acts ?? []
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('acts.add')} noValidate>
      <TextInput
        label={say('acts.number')}
        value={form.number}
        maxLength={100}
        onChange={(event) => setForm({ ...form, number: event.currentTarget.value })}
      />
      <TextInput
        label={say('acts.issuedOn')}
        type="date"
        value={form.issuedOn}
        onChange={(event) => setForm({ ...form, issuedOn: event.currentTarget.value })}
      />
      <TextInput
        label={say('acts.inn')}
        value={form.inn}
        inputMode="numeric"
        maxLength={20}
        error={isWrongInn ? say('acts.wrong.inn') : undefined}
        onChange={(event) => setForm({ ...form, inn: event.currentTarget.value })}
      />
      <ReadingFields reading={form} change={(reading) => setForm({ ...form, ...reading })} />
      <div className={css.row}>
        <Button type="submit" variant="default" size="xs" loading={recording.isPending} disabled={!isReady}>
          {say('acts.add')}
        </Button>
        {done && (
          <span role="status">
            {done.number}: {say(`acts.outcome.${done.outcome}`)}
          </span>
        )}
      </div>
      {recording.isError && <Failed error={recording.error} kept={say('composer.kept')} />}
    </form>
  )
}
