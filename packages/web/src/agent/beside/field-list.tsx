import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type CaseField, changeField, listFields, makeField } from '../../api/beside.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import page from '../page.module.css'
import { useWorkplace } from '../workplace.tsx'
import css from './beside.module.css'

const KINDS = ['text', 'number', 'choice', 'date'] as const
type Kind = (typeof KINDS)[number]

/** What the desk wants to know of its cases for itself. */
export function FieldList({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const found = useQuery({ queryKey: ['fields', desk], queryFn: () => listFields(desk) })
  return (
    <section className={page.part}>
      <h2 className={css.heading}>{say('beside.fields')}</h2>
      <p className={page.soft}>{say('beside.fieldsHint')}</p>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.rows.length === 0 && <p>{say('beside.noFields')}</p>}
      <ul className={page.list}>
        {found.data?.rows.map((field) => (
          <FieldLine key={field.id} field={field} desk={desk} />
        ))}
      </ul>
      <AddField desk={desk} />
    </section>
  )
}

function FieldLine({ field, desk }: { readonly field: CaseField; readonly desk: string }) {
  const { say, locale } = useVoice()
  const { products } = useWorkplace().desk.regulation
  const queries = useQueryClient()
  const changing = useMutation({
    mutationFn: (isRetired: boolean) => changeField(desk, field.id, { isRetired }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['fields', desk] }),
  })
  const asked = field.products.map((id) => products[id]?.title[locale] ?? id).join(', ')
  const about = [
    say(`beside.kind.${field.kind}`),
    ...(field.choices.length > 0 ? [field.choices.join(', ')] : []),
    asked === '' ? say('beside.allProducts') : asked,
    ...(field.isRetired ? [say('beside.retired')] : []),
  ]
  return (
    <li className={css.line}>
      <span>
        {field.title[locale]} <span className={page.soft}>{about.join(' · ')}</span>
      </span>
      <span />
      <Button
        size="xs"
        variant="subtle"
        aria-label={`${say(field.isRetired ? 'beside.revive' : 'beside.retire')}: ${field.title[locale]}`}
        loading={changing.isPending}
        onClick={() => changing.mutate(!field.isRetired)}
      >
        {say(field.isRetired ? 'beside.revive' : 'beside.retire')}
      </Button>
      {changing.isError && <Failed error={changing.error} />}
    </li>
  )
}

function AddField({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const { products } = useWorkplace().desk.regulation
  const queries = useQueryClient()
  const [ru, setRu] = useState('')
  const [en, setEn] = useState('')
  const [kind, setKind] = useState<Kind>('text')
  const [choices, setChoices] = useState('')
  const [only, setOnly] = useState<readonly string[]>([])
  const lines = choices.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const making = useMutation({
    mutationFn: () =>
      makeField(desk, {
        title: { ru: ru.trim(), en: en.trim() },
        kind,
        choices: kind === 'choice' ? lines : [],
        products: [...only],
      }),
    onSuccess: () => {
      setRu('')
      setEn('')
      setChoices('')
      setOnly([])
      return queries.invalidateQueries({ queryKey: ['fields', desk] })
    },
  })
  const isReady = ru.trim() !== '' && en.trim() !== '' && (kind !== 'choice' || lines.length > 1)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) making.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('beside.add')}>
      <div className={css.two}>
        <TextInput label={say('beside.titleRu')} value={ru} onChange={(event) => setRu(event.currentTarget.value)} />
        <TextInput label={say('beside.titleEn')} value={en} onChange={(event) => setEn(event.currentTarget.value)} />
      </div>
      <NativeSelect
        label={say('beside.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data={KINDS.map((value) => ({ value, label: say(`beside.kind.${value}`) }))}
      />
      {kind === 'choice' && (
        <Textarea
          label={say('beside.choices')}
          rows={3}
          value={choices}
          onChange={(event) => setChoices(event.currentTarget.value)}
        />
      )}
      <fieldset className={css.checks}>
        <legend>{say('beside.products')}</legend>
        {Object.entries(products).map(([id, { title }]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={only.includes(id)}
              onChange={() => setOnly(only.includes(id) ? only.filter((each) => each !== id) : [...only, id])}
            />{' '}
            {title[locale]}
          </label>
        ))}
      </fieldset>
      {making.isError && <Failed error={making.error} kept={say('composer.kept')} />}
      <div>
        <Button type="submit" loading={making.isPending} disabled={!isReady}>
          {say('beside.add')}
        </Button>
      </div>
    </form>
  )
}
