import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useEffect, useState } from 'react'
import css from '../list/list.module.css'

/** How long a person may pause within a word, in milliseconds. */
const PAUSE_MS = 300

interface SearchProps {
  readonly initial: string
  readonly box: RefObject<HTMLInputElement | null>
  /** What can be searched by. */
  readonly label: string
}

/** What is searched for stands in the address, so that a search can be shown to somebody. */
export function ClientSearch({ initial, box, label }: SearchProps) {
  const navigate = useNavigate()
  const [words, setWords] = useState(initial)
  useEffect(() => {
    if (words.trim() === initial) return
    const timer = setTimeout(
      () => navigate({ to: '.', search: words.trim() === '' ? {} : { q: words.trim() }, replace: true }),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [words, initial, navigate])
  return (
    <TextInput
      ref={box}
      className={css.search}
      size="xs"
      type="search"
      aria-label={label}
      placeholder={label}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
