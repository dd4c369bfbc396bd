import { Button } from '@mantine/core'
import { type Holding, instant, localDate } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { recordHolding } from '../../api/clients.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './client-page.module.css'
import { HoldingFields } from './holding-fields.tsx'
import { type HoldingForm, holdingOf, isBackwards } from './holding-form.ts'
import { useMayRecord } from './may-record.ts'
import { RightLine } from './right-line.tsx'
import { readRights } from './rights.ts'

interface Props {
  readonly detail: ClientDetail
  readonly desk: string
  readonly client: string
}

/** What the client holds, as the regulation reads it; those who may, add to it. */
export function Rights({ detail, desk, client }: Props) {
  const { say } = useVoice()
  const { regulation } = useRules()
  const mayRecord = useMayRecord()
  const rights = readRights(detail.rights, regulation, useNow())
  const nameOf = (contactId: string | null) => {
    const person = detail.organization ? detail.people.find(({ id }) => id === contactId) : undefined
    return person ? (person.name ?? person.email ?? person.phone) : null
  }
  return (
    <section>
      <h2 className={css.heading}>{say('client.rights')}</h2>
      {rights.length === 0 && <p className={css.soft}>{say('client.noRights')}</p>}
      <ul className={css.rights}>
        {rights.map((read) => (
          <RightLine key={read.held.id} read={read} holder={nameOf(read.held.contactId)} desk={desk} client={client} />
        ))}
      </ul>
      {mayRecord ? <AddRight desk={desk} client={client} /> : <p className={css.soft}>{say('client.readOnly')}</p>}
    </section>
  )
}

function AddRight({ desk, client }: Omit<Props, 'detail'>) {
  const { say } = useVoice()
  const { regulation } = useRules()
  const queries = useQueryClient()
  const today = localDate(instant(useNow()), regulation.timezone)
  const blank = (): HoldingForm => ({ kind: '', product: '', from: today, until: '' })
  const [form, setForm] = useState<HoldingForm | null>(null)
  const recording = useMutation({
    mutationFn: (holding: Holding) => recordHolding(desk, client, holding),
    onSuccess: () => {
      setForm(null)
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['client', desk, client] }),
        queries.invalidateQueries({ queryKey: ['clients', desk] }),
      ])
    },
  })
  if (form === null) {
    return (
      <Button size="xs" variant="default" onClick={() => setForm(blank())}>
        {say('right.add')}
      </Button>
    )
  }
  const holding = isBackwards(form) ? null : holdingOf(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (holding) recording.mutate(holding)
  }
  return (
    <form className={css.add} onSubmit={submit} aria-label={say('right.add')} noValidate>
      <HoldingFields form={form} change={(part) => setForm({ ...form, ...part })} none={say('right.choose')} />
      {recording.isError && <Failed error={recording.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" loading={recording.isPending} disabled={holding === null}>
          {say('record.submit')}
        </Button>
        <Button variant="subtle" onClick={() => setForm(null)}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
