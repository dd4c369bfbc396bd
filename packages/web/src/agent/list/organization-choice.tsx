import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { search } from '../../api/search.ts'
import type { Found } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Option } from '../option.tsx'
import css from './filters.module.css'

/** How long the hands rest before the desk is asked, in milliseconds. */
const PAUSE_MS = 150
/** Fewer letters begin too many names to mean any. */
const LEAST_LETTERS = 2

interface Props {
  readonly desk: string
  readonly choose: (id: string) => void
}

/** An organization by a part of its name or by its INN: a combobox, with arrows, Enter and Escape. */
export function OrganizationChoice({ desk, choose }: Props) {
  const say = useSay()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const { found, isCurrent, isFailed } = useOrganizations(desk, typed)
  const isShown = isOpen && typed.trim().length >= LEAST_LETTERS
  const current = Math.min(at, found.length - 1)
  const pick = (chosen: Found['organizations'][number] | undefined) => {
    if (!chosen) return
    setTyped('')
    setOpen(false)
    choose(chosen.id)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((current + step + found.length) % Math.max(found.length, 1))
    // What is shown may still be the answer to fewer letters.
    else if (event.key === 'Enter') pick(isShown && isCurrent ? found[current] : undefined)
    else if (event.key === 'Escape') {
      setTyped('')
      setOpen(false)
    } else return
    event.preventDefault()
  }
  const status = isFailed ? say('narrow.failed') : isCurrent && found.length === 0 ? say('narrow.noOrganization') : ''
  return (
    <div className={css.chooser}>
      <TextInput
        size="xs"
        role="combobox"
        aria-label={say('filter.organization')}
        placeholder={say('filter.organization')}
        title={say('narrow.organizationHint')}
        aria-expanded={isShown && found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(isShown && found.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <div className={css.popup} hidden={!isShown || (found.length === 0 && status === '')}>
        <div id={`${id}-list`} role="listbox" aria-label={say('filter.organization')}>
          {found.map(({ id: organization, name, inn }, index) => (
            <Option
              key={organization}
              id={`${id}-${index}`}
              isCurrent={index === current}
              point={() => setAt(index)}
              choose={() => pick(found[index])}
            >
              <span>{name ?? inn}</span>
              {name !== null && inn !== null && <span className={css.soft}>{say('narrow.inn', { inn })}</span>}
            </Option>
          ))}
        </div>
        <p role="status" className={css.soft}>
          {status}
        </p>
      </div>
    </div>
  )
}

/** The desk's search, asked as one types; of what it finds, the organizations. */
function useOrganizations(desk: string, typed: string) {
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const answer = useQuery({
    queryKey: ['search', desk, asked],
    queryFn: ({ signal }) => search(desk, asked, signal),
    enabled: asked.length >= LEAST_LETTERS,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  return {
    found: answer.data?.organizations ?? [],
    isCurrent: asked === typed.trim() && answer.isSuccess && !answer.isPlaceholderData,
    isFailed: answer.isError,
  }
}
