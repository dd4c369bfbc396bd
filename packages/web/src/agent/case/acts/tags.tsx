import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { listTags, tagCase, untagCase } from '../../../api/beside.ts'
import type { CaseDetail } from '../../../api/shapes.ts'
import { useSay } from '../../../say/say.tsx'
import { Failed } from '../../../ui/states.tsx'
import { useMay } from '../../may.ts'
import css from './tags.module.css'
import { useChange } from './use-change.ts'

/** The desk's own words on the case; a new one is typed, and offered to everybody from then on. */
export function Tags({ detail, desk }: { readonly detail: CaseDetail; readonly desk: string }) {
  const say = useSay()
  const id = useId()
  const mayMark = useMay('case.mark')
  const [typed, setTyped] = useState('')
  const [isAsked, setAsked] = useState(false)
  const known = useQuery({ queryKey: ['tags', desk], queryFn: () => listTags(desk), enabled: isAsked })
  const adding = useChange(
    desk,
    detail.number,
    (name: string) => tagCase(desk, detail.number, name),
    () => setTyped(''),
  )
  const removing = useChange(desk, detail.number, (tag: string) => untagCase(desk, detail.number, tag))
  const { tags } = detail.beside
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '' && !adding.isPending) adding.mutate(typed.trim())
  }
  if (!mayMark && tags.length === 0) return null
  const failed = adding.error ?? removing.error
  return (
    <div className={css.tags}>
      <ul aria-label={say('tags.title')}>
        {tags.map((tag) => (
          <li key={tag.id}>
            {tag.name}
            {mayMark && (
              <button
                type="button"
                aria-label={say('tags.remove', { tag: tag.name })}
                title={say('tags.remove', { tag: tag.name })}
                onClick={() => removing.mutate(tag.id)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayMark && (
        <form onSubmit={submit}>
          <input
            aria-label={say('tags.add')}
            placeholder={say('tags.add')}
            list={id}
            maxLength={60}
            value={typed}
            onFocus={() => setAsked(true)}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <datalist id={id}>
            {known.data?.rows
              .filter((tag) => !tags.some((own) => own.id === tag.id))
              .map((tag) => (
                <option key={tag.id} value={tag.name} />
              ))}
          </datalist>
        </form>
      )}
      {failed && <Failed error={failed} />}
    </div>
  )
}
