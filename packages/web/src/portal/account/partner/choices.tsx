import { type ReactNode, useId } from 'react'
import css from '../account.module.css'

interface Props<Value extends string> {
  readonly legend: string
  readonly value: Value
  readonly choose: (value: Value) => void
  readonly choices: readonly {
    readonly value: Value
    readonly label: string
    readonly note?: string
    /** Beside the choice: the clauses that it rests on. */
    readonly beside?: ReactNode
  }[]
}

/** One of a few, all of them in sight; the browser's own radio buttons, which fetch nothing. */
export function Choices<Value extends string>({ legend, value, choose, choices }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={css.choices}>
      <legend>{legend}</legend>
      {choices.map((each) => (
        <div key={each.value} className={css.choice}>
          <label>
            <input
              type="radio"
              name={name}
              value={each.value}
              checked={each.value === value}
              onChange={() => choose(each.value)}
            />{' '}
            {each.label}
            {each.note !== undefined && <span className={css.soft}> {each.note}</span>}
          </label>
          {each.beside}
        </div>
      ))}
    </fieldset>
  )
}
