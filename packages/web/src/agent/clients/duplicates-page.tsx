import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type DuplicatePair, listDuplicates } from '../../api/register.ts'
import { useSay } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import page from '../import/import-page.module.css'
import { useWhyMayNot } from '../may.ts'
import css from './duplicates-page.module.css'
import { MergeView } from './merge-view.tsx'

/** Who may be recorded twice: looked at side by side, and merged. */
export function DuplicatesPage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const whyNot = useWhyMayNot('client.merge')
  const [merged, setMerged] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const found = useQuery({
    queryKey: ['duplicates', desk],
    queryFn: () => listDuplicates(desk),
    enabled: whyNot === null,
  })
  const title = say('duplicates.title')
  useEffect(() => {
    document.title = title
  }, [title])
  if (whyNot !== null) {
    return (
      <Empty isPage title={title}>
        {whyNot}
      </Empty>
    )
  }
  return (
    <div className={page.page}>
      <header>
        <p className={page.hint}>
          <Link to="/desk/$desk/clients" params={{ desk }}>
            {say('clients.title')}
          </Link>
        </p>
        <h1 className={page.title}>{title}</h1>
        <p className={page.hint}>{say('duplicates.hint')}</p>
      </header>
      <div role="status">
        {merged && (
          <p className={page.news}>
            {say('duplicates.merged', { name: merged.name })}
            <Link to="/desk/$desk/clients/$client" params={{ desk, client: merged.id }}>
              {say('duplicates.open')}
            </Link>
          </p>
        )}
      </div>
      {found.isPending && <Loading lines={6} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.pairs.length === 0 && <Empty title={say('duplicates.none')}>{say('duplicates.noneHint')}</Empty>}
      {found.data && found.data.count > found.data.pairs.length && (
        <p className={page.hint}>{say('duplicates.some', { shown: found.data.pairs.length, all: found.data.count })}</p>
      )}
      <ul className={page.plain}>
        {found.data?.pairs.map((pair) => (
          <Pair key={pair.sides.map(({ id }) => id).join(' ')} pair={pair} desk={desk} done={setMerged} />
        ))}
      </ul>
    </div>
  )
}

interface PairProps {
  readonly pair: DuplicatePair
  readonly desk: string
  readonly done: (merged: { readonly id: string; readonly name: string }) => void
}

function Pair({ pair: { kind, ground, shared, sides }, desk, done }: PairProps) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [one, other] = sides
  if (!one || !other) return null
  const called = (side: typeof one) =>
    side.name ?? side.inn ?? side.emails[0] ?? side.phones[0] ?? say('clients.unnamed')
  const about = (side: typeof one) => [side.inn && say('panel.inn', { inn: side.inn }), ...side.emails, ...side.phones]
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
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          aria-label={say('duplicates.lookAt', { one: called(one), other: called(other) })}
          onClick={() => setOpen(!isOpen)}
        >
          {say('duplicates.look')}
        </Button>
        <p className={css.ground}>{say(`duplicates.ground.${ground}`, { shared })}</p>
      </div>
      {isOpen && (
        <MergeView kind={kind} desk={desk} first={one.id} second={other.id} done={done} close={() => setOpen(false)} />
      )}
    </li>
  )
}
