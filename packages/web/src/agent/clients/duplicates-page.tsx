import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type DuplicatePair, dismissDuplicate, listDuplicates, restoreDuplicate } from '../../api/register.ts'
import { useSay, useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import page from '../import/import-page.module.css'
import { useWhyMayNot } from '../may.ts'
import css from './duplicates-page.module.css'
import { MergeView } from './merge-view.tsx'
import { RegisterPage } from './register-page.tsx'

interface SetAside {
  readonly one: string
  readonly other: string
  readonly names: { readonly one: string; readonly other: string }
}

/** Who may be recorded twice: looked at side by side, and merged, or set aside as two. */
export function DuplicatesPage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const whyNot = useWhyMayNot('client.merge')
  const queries = useQueryClient()
  const [merged, setMerged] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [isAside, setAside] = useState(false)
  const found = useQuery({
    queryKey: ['duplicates', desk, isAside],
    queryFn: () => listDuplicates(desk, isAside),
    enabled: whyNot === null,
  })
  const readAgain = () => queries.invalidateQueries({ queryKey: ['duplicates', desk] })
  const dismissing = useMutation({
    mutationFn: ({ one, other }: SetAside) => dismissDuplicate(desk, one, other),
    onSuccess: () => {
      setMerged(null)
      return readAgain()
    },
  })
  const restoring = useMutation({
    mutationFn: ({ one, other }: SetAside) => restoreDuplicate(desk, one, other),
    onSuccess: () => {
      dismissing.reset()
      return readAgain()
    },
  })
  return (
    <RegisterPage desk={desk} title={say('duplicates.title')} hint={say('duplicates.hint')} whyNot={whyNot}>
      <div role="status">
        {merged && (
          <p className={page.news}>
            {say('duplicates.merged', { name: merged.name })}
            <Link to="/desk/$desk/clients/$client" params={{ desk, client: merged.id }}>
              {say('duplicates.open')}
            </Link>
          </p>
        )}
        {dismissing.isSuccess && (
          <p className={page.news}>
            {say('duplicates.dismissed', dismissing.variables.names)}{' '}
            <Button
              size="compact-xs"
              variant="default"
              loading={restoring.isPending}
              aria-label={say('duplicates.restoreWhom', dismissing.variables.names)}
              onClick={() => restoring.mutate(dismissing.variables)}
            >
              {say('duplicates.restore')}
            </Button>
          </p>
        )}
      </div>
      {dismissing.isError && <Failed error={dismissing.error} />}
      {restoring.isError && <Failed error={restoring.error} />}
      {found.data && (isAside || found.data.dismissedCount > 0) && (
        <div>
          <Button size="compact-xs" variant="subtle" aria-pressed={isAside} onClick={() => setAside(!isAside)}>
            {isAside ? say('duplicates.hide') : say('duplicates.show', { count: found.data.dismissedCount })}
          </Button>
        </div>
      )}
      {found.isPending && <Loading lines={6} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.pairs.length === 0 && (
        <Empty title={say(isAside ? 'duplicates.noneDismissed' : 'duplicates.none')}>
          {!isAside && say('duplicates.noneHint')}
        </Empty>
      )}
      {found.data && found.data.count > found.data.pairs.length && (
        <p className={page.hint}>{say('duplicates.some', { shown: found.data.pairs.length, all: found.data.count })}</p>
      )}
      <ul className={page.plain}>
        {found.data?.pairs.map((pair) => (
          <Pair
            key={pair.sides.map(({ id }) => id).join(' ')}
            pair={pair}
            desk={desk}
            done={setMerged}
            settle={pair.dismissed === null ? dismissing.mutate : restoring.mutate}
          />
        ))}
      </ul>
    </RegisterPage>
  )
}

interface PairProps {
  readonly pair: DuplicatePair
  readonly desk: string
  readonly done: (merged: { readonly id: string; readonly name: string }) => void
  /** Sets the pair aside, or brings it back where it is. */
  readonly settle: (pair: SetAside) => void
}

function Pair({ pair: { kind, ground, shared, sides, dismissed }, desk, done, settle }: PairProps) {
  const { say, locale } = useVoice()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const [one, other] = sides
  if (!one || !other) return null
  const called = (side: typeof one) =>
    side.name ?? side.inn ?? side.emails[0] ?? side.phones[0] ?? say('clients.unnamed')
  const about = (side: typeof one) => [side.inn && say('panel.inn', { inn: side.inn }), ...side.emails, ...side.phones]
  const names = { one: called(one), other: called(other) }
  return (
    <li>
      <div className={css.pair}>
        {[one, other].map((side) => (
          <div key={side.id}>
            <Link to="/desk/$desk/clients/$client" params={{ desk, client: side.id }}>
              {called(side)}
            </Link>
            <p className={page.hint}>{about(side).filter(Boolean).join(' · ')}</p>
          </div>
        ))}
        <span className={css.acts}>
          <Button
            size="xs"
            variant="default"
            aria-expanded={isOpen}
            aria-label={say('duplicates.lookAt', names)}
            onClick={() => setOpen(!isOpen)}
          >
            {say('duplicates.look')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-label={say(dismissed === null ? 'duplicates.dismissWhom' : 'duplicates.restoreWhom', names)}
            onClick={() => settle({ one: one.id, other: other.id, names })}
          >
            {say(dismissed === null ? 'duplicates.dismiss' : 'duplicates.restore')}
          </Button>
        </span>
        <p className={css.ground}>
          {say(`duplicates.ground.${ground}`, { shared })}
          {dismissed && (
            <>
              {'. '}
              {say('duplicates.said', {
                by: dismissed.by ?? say('right.somebody'),
                at: dayAndTime(Date.parse(dismissed.at), now, { timezone: readersZone(), locale, say }),
              })}
            </>
          )}
        </p>
      </div>
      {isOpen && (
        <MergeView kind={kind} desk={desk} first={one.id} second={other.id} done={done} close={() => setOpen(false)} />
      )}
    </li>
  )
}
