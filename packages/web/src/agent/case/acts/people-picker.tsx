import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { useSay } from '../../../say/say.tsx'
import { Option } from '../../option.tsx'
import css from './acts.module.css'

/** Somebody who can be chosen; or nobody, by an id of null. */
export interface Choice {
  readonly id: string | null
  readonly name: string
  readonly hint: string
  /** Why not them; null where they can be. */
  readonly reason: string | null
}

interface Props {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly choose: (choice: Choice) => void
}

/** A person by typing the beginning of their name, with arrows and Enter; those who can't be chosen say why. */
export function PeoplePicker({ label, choices, choose }: Props) {
  const say = useSay()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const asked = typed.trim().toLowerCase()
  const shown = choices.filter(({ name, hint }) =>
    `${name} ${hint}`
      .toLowerCase()
      .split(/[\s@]+/)
      .concat(name.toLowerCase())
      .some((word) => word.startsWith(asked)),
  )
  const current = Math.min(at, shown.length - 1)
  const pick = (choice: Choice | undefined) => {
    if (choice && choice.reason === null) choose(choice)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((current + step + shown.length) % Math.max(shown.length, 1))
    else if (event.key === 'Enter') pick(shown[current])
    else return
    event.preventDefault()
  }
  return (
    <div>
      <TextInput
        label={label}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(shown.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div id={`${id}-list`} className={css.options} role="listbox" aria-label={label}>
        {shown.map((choice, index) => (
          <Option
            key={choice.id ?? ''}
            id={`${id}-${index}`}
            isCurrent={index === current}
            isBarred={choice.reason !== null}
            point={() => setAt(index)}
            choose={() => pick(choice)}
          >
            <span>{choice.name}</span>
            <span className={css.soft}>{choice.reason ?? choice.hint}</span>
          </Option>
        ))}
      </div>
      {shown.length === 0 && (
        <p role="status" className={css.soft}>
          {say('caseActs.assign.nobodyFound')}
        </p>
      )}
    </div>
  )
}
