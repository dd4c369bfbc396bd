import { Button, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { listClients } from '../../api/clients.ts'
import { type CasesMoved, type MovePreview, previewMove } from '../../api/contact-moves.ts'
import { useSay } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import css from './move-person.module.css'
import type { Moves } from './use-moves.ts'

interface Target {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly desk: string
  readonly person: { readonly id: string; readonly name: string }
  /** Where they are now; null where they belong to none. */
  readonly from: string | null
  readonly move: Moves['move']
  readonly close: () => void
}

const MOST = 6

/** Where a person goes and what goes with them, said plainly before it is done. */
export function MovePerson({ desk, person, from, move, close }: Props) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [to, setTo] = useState<Target | null | 'none'>(null)
  const [cases, setCases] = useState<CasesMoved>('open')
  const target = to === 'none' ? null : to
  const preview = useQuery({
    queryKey: ['move-preview', desk, person.id, target?.id ?? null],
    queryFn: () => previewMove(desk, person.id, target?.id ?? null),
    enabled: to !== null,
  })
  return (
    <form
      className={css.form}
      aria-label={say('move.whom', { name: person.name })}
      onSubmit={(event) => {
        event.preventDefault()
        if (preview.data)
          move.mutate({ contact: person.id, name: person.name, to: target, cases }, { onSuccess: () => close() })
      }}
    >
      <h3 className={css.title}>{say('move.whom', { name: person.name })}</h3>
      <Where desk={desk} from={from} typed={typed} type={setTyped} to={to} choose={setTo} />
      {to !== null && preview.isPending && <Loading lines={2} />}
      {preview.isError && <Failed error={preview.error} retry={() => preview.refetch()} />}
      {to !== null && preview.data && <What preview={preview.data} to={target} cases={cases} choose={setCases} />}
      <div className={css.row}>
        <Button type="submit" size="xs" loading={move.isPending} disabled={to === null || !preview.data}>
          {say('move.do')}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface WhereProps {
  readonly desk: string
  readonly from: string | null
  readonly typed: string
  readonly type: (text: string) => void
  readonly to: Target | null | 'none'
  readonly choose: (to: Target | 'none') => void
}

function Where({ desk, from, typed, type, to, choose }: WhereProps) {
  const say = useSay()
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['clients', desk, q, 'organizations'],
    queryFn: () => listClients(desk, q, null),
    placeholderData: (before) => before,
    enabled: q !== '',
  })
  const rows = (q === '' ? [] : (found.data?.rows ?? []))
    .filter(({ id, kind }) => kind === 'organization' && id !== from)
    .slice(0, MOST)
  return (
    <>
      <TextInput
        label={say('move.where')}
        description={say('move.whereHint')}
        value={typed}
        autoFocus
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      {q !== '' && found.isSuccess && rows.length === 0 && <p className={css.soft}>{say('move.nowhere')}</p>}
      <Radio.Group
        label={say('move.to')}
        value={to === 'none' ? 'none' : (to?.id ?? '')}
        onChange={(id) => {
          const row = rows.find((each) => each.id === id)
          choose(row ? { id, name: row.name ?? row.inn ?? say('clients.unnamed') } : 'none')
        }}
      >
        <div className={css.choice}>
          {rows.map(({ id, name, inn }) => (
            <Radio
              key={id}
              value={id}
              label={name ?? inn ?? say('clients.unnamed')}
              description={name !== null && inn !== null ? say('panel.inn', { inn }) : null}
            />
          ))}
          {from !== null && <Radio value="none" label={say('move.toNone')} />}
        </div>
      </Radio.Group>
    </>
  )
}

interface WhatProps {
  readonly preview: MovePreview
  readonly to: Target | null
  readonly cases: CasesMoved
  readonly choose: (cases: CasesMoved) => void
}

/** What goes, what stays, and what it means for the turn and for what was promised. */
function What({ preview: { open, closed, inTurnThere }, to, cases, choose }: WhatProps) {
  const say = useSay()
  return (
    <div className={css.what}>
      {open.length > 0 && (
        <Radio.Group
          label={say('move.cases', { labels: open.join(', ') })}
          value={cases}
          onChange={(value) => choose(value === 'none' || value === 'all' ? value : 'open')}
        >
          <div className={css.choice}>
            <Radio value="open" label={say('move.with')} />
            <Radio value="none" label={say('move.without')} />
            {closed > 0 && <Radio value="all" label={say('move.withAll', { count: closed })} />}
          </div>
        </Radio.Group>
      )}
      {open.length > 0 && cases !== 'none' && <p>{say('move.frozen')}</p>}
      {open.length > 0 && cases !== 'none' && inTurnThere.length > 0 && (
        <p>{say('move.turn', { labels: inTurnThere.join(', ') })}</p>
      )}
      {open.length === 0 && <p>{say('move.noCases')}</p>}
      {closed > 0 && cases !== 'all' && <p>{say('move.closedStay', { count: closed })}</p>}
      <p>{to === null ? say('move.nobodys') : say('move.newCases', { to: to.name })}</p>
      <p className={css.soft}>{say('move.canUndo')}</p>
    </div>
  )
}
