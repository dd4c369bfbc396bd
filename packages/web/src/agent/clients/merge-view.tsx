import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type MergeKind, mergeClients, previewMerge, type Side, type TakenField } from '../../api/register.ts'
import type { Key } from '../../say/phrases.ts'
import { useSay } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import page from '../import/import-page.module.css'
import css from './duplicates-page.module.css'

interface Props {
  readonly kind: MergeKind
  readonly desk: string
  readonly first: string
  readonly second: string
  readonly done: (merged: { readonly id: string; readonly name: string }) => void
  readonly close: () => void
}

const FIELDS = {
  organization: [
    ['name', 'register.field.title'],
    ['inn', 'register.field.inn'],
    ['kpp', 'register.field.kpp'],
  ],
  contact: [
    ['name', 'register.field.name'],
    ['email', 'register.field.email'],
    ['phone', 'register.field.phone'],
  ],
} as const satisfies Record<MergeKind, readonly (readonly [TakenField, Key])[]>

const fieldOf = (side: Side, field: TakenField): string =>
  (field === 'email' ? side.emails[0] : field === 'phone' ? side.phones[0] : side[field]) ?? ''

/** Two clients beside each other: which stays, whose fields are right, and what will move. Nothing is done before the button. */
export function MergeView({ kind, desk, first, second, done, close }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const [isSwapped, setSwapped] = useState(false)
  const [taken, setTaken] = useState<readonly TakenField[]>([])
  const [keep, gone] = isSwapped ? [second, first] : [first, second]
  const found = useQuery({
    queryKey: ['merge', desk, kind, keep, gone],
    queryFn: () => previewMerge(desk, { kind, keep, gone }),
  })
  const merging = useMutation({
    mutationFn: () => mergeClients(desk, { kind, keep, gone, from: [...taken] }),
    onSuccess: (detail) => {
      const person = detail.people.find(({ id }) => id === keep)
      const name =
        kind === 'organization'
          ? (detail.organization?.name ?? detail.organization?.inn)
          : (person?.name ?? person?.email)
      done({ id: detail.id, name: name ?? '' })
      return Promise.all(
        ['duplicates', 'clients', 'client'].map((key) => queries.invalidateQueries({ queryKey: [key, desk] })),
      )
    },
  })
  if (found.isPending) return <Loading lines={3} />
  if (found.isError) return <Failed error={found.error} retry={() => found.refetch()} />
  const sides = [found.data.keep, found.data.gone] as const
  const { weight } = found.data.gone
  const inTurn = sides.flatMap((side) => side.weight.inTurn)
  const isOtherInn = sides[0].inn !== null && sides[1].inn !== null && sides[0].inn !== sides[1].inn
  return (
    <div className={css.sides}>
      {sides.map((side, at) => (
        <div key={side.id} className={css.side}>
          <h3>{say(at === 0 ? 'duplicates.stays' : 'duplicates.goes')}</h3>
          <dl>
            {FIELDS[kind].map(([field, label]) => {
              const value = fieldOf(side, field)
              const other = fieldOf(sides[at === 0 ? 1 : 0], field)
              const isTaken =
                value !== '' && (at === 1 ? taken.includes(field) || other === '' : !taken.includes(field))
              const mayTake = at === 1 && value !== '' && other !== '' && value !== other
              return [
                <dt key={`${field} name`}>{say(label)}</dt>,
                <dd key={field} className={isTaken ? css.picked : undefined}>
                  {value || say('register.nothing')}
                </dd>,
                <dd key={`${field} take`}>
                  {mayTake && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-pressed={taken.includes(field)}
                      aria-label={say('duplicates.takeWhat', { field: say(label), value })}
                      onClick={() =>
                        setTaken(taken.includes(field) ? taken.filter((each) => each !== field) : [...taken, field])
                      }
                    >
                      {say('duplicates.take')}
                    </Button>
                  )}
                </dd>,
              ]
            })}
          </dl>
        </div>
      ))}
      <div className={`${css.whole} ${page.part}`}>
        <p>{say('duplicates.moves', { ...weight, inTurn: '', open: weight.openCases })}</p>
        {isOtherInn && <p className={css.picked}>{say('duplicates.otherInn')}</p>}
        {inTurn.length > 1 && <p>{say('duplicates.turn', { numbers: inTurn.join(', ') })}</p>}
        <p className={page.hint}>{say('duplicates.cannotUndo')}</p>
        {merging.isError && <Failed error={merging.error} />}
        <div className={page.row}>
          <Button loading={merging.isPending} onClick={() => merging.mutate()}>
            {say('duplicates.merge')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setSwapped(!isSwapped)
              setTaken([])
            }}
          >
            {say('duplicates.swap')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {say('action.cancel')}
          </Button>
        </div>
      </div>
    </div>
  )
}
