import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dropFilter, listFilters, saveFilter, type View } from '../../api/lists.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import css from './filters.module.css'

/** Ways of looking at a list that have a name: one's own and the desk's, and a form for one more. */
export function Saved({ desk, view }: { readonly desk: string; readonly view: View }) {
  const say = useSay()
  const queries = useQueryClient()
  const mayShare = useMay('filter.share')
  const [isOpen, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [isShared, setShared] = useState(false)
  const saved = useQuery({ queryKey: ['filters', desk], queryFn: () => listFilters(desk), staleTime: 60_000 })
  const settle = () => queries.invalidateQueries({ queryKey: ['filters', desk] })
  const saving = useMutation({
    mutationFn: () => saveFilter(desk, { title: title.trim(), list: view.list, filter: view.filter, isShared }),
    onSuccess: () => {
      setOpen(false)
      setTitle('')
      return settle()
    },
  })
  const dropping = useMutation({ mutationFn: (id: string) => dropFilter(desk, id), onSuccess: settle })
  const isNarrowed = Object.keys(view.filter).length > 0
  const rows = saved.data?.rows ?? []
  if (rows.length === 0 && !isNarrowed) return null
  return (
    <div className={css.saved}>
      {rows.length > 0 && (
        <ul className={css.names} aria-label={say('filter.saved')}>
          {rows.map((each) => (
            <li key={each.id}>
              <Link to="/desk/$desk/$list" params={{ desk, list: each.list }} search={each.filter}>
                {each.title}
              </Link>
              {(each.isMine || mayShare) && (
                <button
                  type="button"
                  className={css.plain}
                  aria-label={say('filter.forget', { title: each.title })}
                  onClick={() => dropping.mutate(each.id)}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isNarrowed && !isOpen && (
        <button type="button" className={css.plain} aria-expanded={false} onClick={() => setOpen(true)}>
          {say('filter.save')}
        </button>
      )}
      {isNarrowed && isOpen && (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (title.trim() !== '') saving.mutate()
          }}
        >
          <TextInput
            size="xs"
            autoFocus
            aria-label={say('filter.name')}
            placeholder={say('filter.name')}
            maxLength={80}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Checkbox
            size="xs"
            label={say(mayShare ? 'filter.share' : 'filter.shareBarred')}
            disabled={!mayShare}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Button size="xs" type="submit" variant="default" loading={saving.isPending}>
            {say('filter.keep')}
          </Button>
        </form>
      )}
      {(saving.isError || dropping.isError) && <Failed error={saving.error ?? dropping.error} />}
    </div>
  )
}
