import { useId, useState } from 'react'
import { type AskedField, setCaseField } from '../../../api/beside.ts'
import { useVoice } from '../../../say/say.tsx'
import { Failed } from '../../../ui/states.tsx'
import { useMay } from '../../may.ts'
import { useChange } from '../acts/use-change.ts'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** What the desk wants to know of its cases for itself; what is written is kept when the box is left. */
export function Fields({ detail, desk }: SectionProps) {
  const { say } = useVoice()
  const mayMark = useMay('case.mark')
  const { fields } = detail.beside
  if (fields.length === 0) return null
  return (
    <section>
      <h2>{say('fields.title')}</h2>
      <div className={css.fields}>
        {fields.map((field) =>
          mayMark ? (
            <Editable key={`${field.id} ${field.value}`} field={field} desk={desk} number={detail.number} />
          ) : (
            <ReadOnly key={field.id} field={field} />
          ),
        )}
      </div>
    </section>
  )
}

function ReadOnly({ field }: { readonly field: AskedField }) {
  const { locale } = useVoice()
  return (
    <p>
      <span className={css.soft}>{field.title[locale]}</span> {field.value ?? '—'}
    </p>
  )
}

interface Props {
  readonly field: AskedField
  readonly desk: string
  readonly number: number
}

function Editable({ field, desk, number }: Props) {
  const { locale, say } = useVoice()
  const id = useId()
  const [typed, setTyped] = useState(field.value ?? '')
  const saving = useChange(desk, number, (value: string) =>
    setCaseField(desk, number, { field: field.id, value: value === '' ? null : value }),
  )
  const save = (value: string) => {
    if (value.trim() !== (field.value ?? '')) saving.mutate(value.trim())
  }
  const label = <label htmlFor={id}>{field.title[locale]}</label>
  if (field.kind === 'choice') {
    const choices = field.value === null || field.choices.includes(field.value) ? [] : [field.value]
    return (
      <div className={css.field}>
        {label}
        <select
          id={id}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            save(event.currentTarget.value)
          }}
        >
          <option value="">—</option>
          {[...choices, ...field.choices].map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
        {saving.isError && <Failed error={saving.error} kept={say('composer.kept')} />}
      </div>
    )
  }
  return (
    <div className={css.field}>
      {label}
      <input
        id={id}
        type={field.kind === 'date' ? 'date' : 'text'}
        {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
        value={typed}
        maxLength={2000}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => save(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(typed)
        }}
      />
      {saving.isError && <Failed error={saving.error} kept={say('composer.kept')} />}
    </div>
  )
}
