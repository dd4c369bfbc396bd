import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Unreadable } from '../api/shapes.ts'
import { dropUnreadable, listUnreadable, registerUnreadable } from '../api/staff.ts'
import { useSay } from '../say/say.tsx'
import { useRules } from '../ui/regulation.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import css from './unreadable-page.module.css'

/** Messages that no machine could read: a person makes a case of each, or says that it is nothing. */
export function UnreadablePage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const found = useQuery({ queryKey: ['unreadable', desk], queryFn: () => listUnreadable(desk) })
  return (
    <div className={css.page}>
      <h1 className={css.title}>{say('list.unreadable')}</h1>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.rows.length === 0 && <Empty title={say('empty.unreadable')}>{say('emptyHint.unreadable')}</Empty>}
      {found.data?.rows.map((row) => (
        <One key={row.id} row={row} desk={desk} />
      ))}
    </div>
  )
}

function One({ row, desk }: { readonly row: Unreadable; readonly desk: string }) {
  const say = useSay()
  const { timezone } = useRules()
  const queries = useQueryClient()
  const [subject, setSubject] = useState('')
  const settle = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['unreadable', desk] }),
      queries.invalidateQueries({ queryKey: ['counts', desk] }),
    ])
  const making = useMutation({
    mutationFn: () =>
      registerUnreadable(desk, row.id, { subject: subject.trim(), ...(row.from ? { email: row.from } : {}) }),
    onSuccess: settle,
  })
  const dropping = useMutation({ mutationFn: () => dropUnreadable(desk, row.id), onSuccess: settle })
  return (
    <article className={css.one}>
      <p className={css.meta}>
        {row.from ?? say('list.unknownClient')} <When at={Date.parse(row.receivedAt)} timezone={timezone} />{' '}
        {row.problem}
      </p>
      <ScrollRegion role="group" className={css.excerpt} label={say('unreadable.excerpt')}>
        {row.excerpt}
      </ScrollRegion>
      <div className={css.acts}>
        <TextInput
          size="xs"
          label={say('register.subject')}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Button size="xs" loading={making.isPending} disabled={subject.trim() === ''} onClick={() => making.mutate()}>
          {say('unreadable.make')}
        </Button>
        <Button size="xs" variant="default" loading={dropping.isPending} onClick={() => dropping.mutate()}>
          {say('unreadable.drop')}
        </Button>
      </div>
      {making.data && (
        <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(making.data.number) }}>
          {making.data.label}
        </Link>
      )}
      {(making.isError || dropping.isError) && <Failed error={making.error ?? dropping.error} />}
    </article>
  )
}
