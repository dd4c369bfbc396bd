import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CaseField } from '../../api/beside.ts'
import { useVoice } from '../../say/say.tsx'
import { type FieldCondition, valueTyped } from './beside-filter.ts'
import css from './filters.module.css'

interface Props {
  readonly fields: readonly CaseField[]
  readonly choose: (condition: FieldCondition) => void
}

/** A condition on a field of the desk's own: the field first, then what it says. */
export function FieldChoice({ fields, choose }: Props) {
  const { say, locale } = useVoice()
  const [picked, setPicked] = useState<CaseField | null>(null)
  if (picked !== null) {
    return (
      <ValueChoice
        field={picked}
        choose={(value) => {
          setPicked(null)
          choose({ fieldId: picked.id, value })
        }}
        leave={() => setPicked(null)}
      />
    )
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={say('narrow.field')}
      value=""
      onChange={(event) => {
        const id = event.currentTarget.value
        setPicked(fields.find((field) => field.id === id) ?? null)
      }}
    >
      <option value="">{say('narrow.field')}</option>
      {fields.map(({ id, title }) => (
        <option key={id} value={id}>
          {title[locale]}
        </option>
      ))}
    </NativeSelect>
  )
}

interface ValueProps {
  readonly field: CaseField
  readonly choose: (value: string | null) => void
  readonly leave: () => void
}

/** What stands for "nothing was said" among the choices, which are never empty. */
const UNSAID = ''

/** What the field says: one of its choices, or a value as it is written in a case; Escape leaves it. */
function ValueChoice({ field, choose, leave }: ValueProps) {
  const { say, locale } = useVoice()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState('')
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const title = field.title[locale]
  const value = valueTyped(field.kind, typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value !== null) choose(value)
  }
  return (
    <form
      ref={form}
      className={css.value}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        leave()
      }}
    >
      {field.kind === 'choice' ? (
        <NativeSelect
          size="xs"
          aria-label={title}
          value="?"
          onChange={(event) => {
            const chosen = event.currentTarget.value
            if (chosen !== '?') choose(chosen === UNSAID ? null : chosen)
          }}
        >
          <option value="?">{title}…</option>
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
          <option value={UNSAID}>{say('narrow.unsaid')}</option>
        </NativeSelect>
      ) : (
        <>
          <span className={css.soft} aria-hidden="true">
            {title}
          </span>
          <TextInput
            size="xs"
            aria-label={title}
            type={field.kind === 'date' ? 'date' : 'text'}
            {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
            {...(typed.trim() !== '' && value === null ? { error: say('narrow.notNumber') } : {})}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" variant="default">
            {say('narrow.apply')}
          </Button>
          <button type="button" className={css.plain} onClick={() => choose(null)}>
            {say('narrow.unsaid')}
          </button>
        </>
      )}
      <button type="button" className={css.plain} aria-label={say('narrow.leave', { title })} onClick={leave}>
        <span aria-hidden="true">×</span>
      </button>
    </form>
  )
}
