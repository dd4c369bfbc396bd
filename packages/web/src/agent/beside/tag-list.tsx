import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { type CountedTag, deleteTag, listTags, renameTag } from '../../api/beside.ts'
import { useSay } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import page from '../page.module.css'
import css from './beside.module.css'

/** Tags with how many cases have them; each can be called otherwise, or made one with another. */
export function TagList({ desk }: { readonly desk: string }) {
  const say = useSay()
  const found = useQuery({ queryKey: ['tags', desk], queryFn: () => listTags(desk) })
  return (
    <section className={page.part}>
      <h2 className={css.heading}>{say('beside.tags')}</h2>
      <p className={page.soft}>{say('beside.tagsHint')}</p>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.rows.length === 0 && <p>{say('beside.noTags')}</p>}
      <ul className={page.list}>
        {found.data?.rows.map((tag) => (
          <TagLine key={`${tag.id} ${tag.name}`} tag={tag} desk={desk} />
        ))}
      </ul>
    </section>
  )
}

function TagLine({ tag, desk }: { readonly tag: CountedTag; readonly desk: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const [name, setName] = useState(tag.name)
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['tags', desk] })
  const renaming = useMutation({
    mutationFn: (merge: boolean) => renameTag(desk, tag.id, { name: name.trim(), merge }),
    onSuccess,
  })
  const deleting = useMutation({ mutationFn: () => deleteTag(desk, tag.id), onSuccess })
  const exists = renaming.error instanceof ApiError && renaming.error.code === 'tag-exists'
  const isChanged = name.trim() !== '' && name.trim() !== tag.name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged) renaming.mutate(exists)
  }
  const failed = (exists ? null : renaming.error) ?? deleting.error
  return (
    <li>
      <form className={css.line} onSubmit={submit}>
        <TextInput
          aria-label={say('beside.rename', { tag: tag.name })}
          value={name}
          maxLength={60}
          onChange={(event) => {
            renaming.reset()
            setName(event.currentTarget.value)
          }}
        />
        <span className={page.soft}>{say('beside.cases', { count: tag.cases })}</span>
        {isChanged ? (
          <Button type="submit" size="xs" loading={renaming.isPending}>
            {say(exists ? 'beside.mergeTags' : 'beside.save')}
          </Button>
        ) : (
          <Barred
            reason={tag.cases > 0 ? say('beside.inUse') : null}
            size="xs"
            variant="subtle"
            label={say('beside.delete', { tag: tag.name })}
            onClick={() => deleting.mutate()}
          >
            ×
          </Barred>
        )}
        {failed && <Failed error={failed} />}
      </form>
    </li>
  )
}
