import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type HeldQuestion, listHeld, refuseHeld, registerHeld } from '../../api/held.ts'
import type { Key } from '../../say/phrases.ts'
import { useSay } from '../../say/say.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import css from './held.module.css'

/** Questions from forms that looked like spam: a person makes a case of each, or says that it is spam. */
export function HeldPage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const [which, setWhich] = useState<'waiting' | 'spam'>('waiting')
  const [made, setMade] = useState<readonly Made[]>([])
  const found = useQuery({ queryKey: ['held', desk, which], queryFn: () => listHeld(desk, which) })
  const title = usePageTitle(say('held.title'))
  return (
    <div className={css.page}>
      <h1 className={css.title}>{title}</h1>
      <p className={css.soft}>{say('held.hint')}</p>
      <div>
        <SegmentedControl
          aria-label={say('held.which')}
          value={which}
          onChange={(value) => setWhich(value === 'spam' ? 'spam' : 'waiting')}
          data={[
            { value: 'waiting', label: say('held.waiting') },
            { value: 'spam', label: say('held.spam') },
          ]}
        />
      </div>
      <div role="status">
        {made.map(({ number, label }) => (
          <p key={number}>
            {say('held.made')}{' '}
            <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(number) }}>
              {label}
            </Link>
          </p>
        ))}
      </div>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.rows.length === 0 && (
        <Empty title={say(which === 'waiting' ? 'held.none' : 'held.noSpam')}>{say('held.noneHint')}</Empty>
      )}
      {found.data?.rows.map((row) => (
        <One key={row.id} row={row} desk={desk} tell={(one) => setMade((before) => [...before, one])} />
      ))}
    </div>
  )
}

/** The boxes of a form in the order in which they are read, each with its name. */
const BOXES: readonly (readonly [name: string, key: Key])[] = [
  ['name', 'form.name'],
  ['email', 'form.email'],
  ['phone', 'form.phone'],
  ['organization', 'form.organization'],
  ['inn', 'form.inn'],
  ['product', 'form.product'],
  ['version', 'form.version'],
  ['licence', 'form.licence'],
  ['place', 'held.place'],
  ['site', 'held.site'],
]

interface Made {
  readonly number: number
  readonly label: string
}

interface OneProps {
  readonly row: HeldQuestion
  readonly desk: string
  /** Says that it is a case now: its line is gone with the next reading. */
  readonly tell: (made: Made) => void
}

function One({ row, desk, tell }: OneProps) {
  const say = useSay()
  const { desk: here } = useWorkplace()
  const queries = useQueryClient()
  const settle = () =>
    Promise.all(['held', 'counts', 'cases'].map((what) => queries.invalidateQueries({ queryKey: [what, desk] })))
  const making = useMutation({
    mutationFn: () => registerHeld(desk, row.id),
    onSuccess: (made) => {
      tell(made)
      return settle()
    },
  })
  const refusing = useMutation({ mutationFn: () => refuseHeld(desk, row.id), onSuccess: settle })
  const { asked, signs, at, decision, decidedBy } = row
  return (
    <article className={css.one}>
      <p className={css.soft}>
        <When at={Date.parse(at)} timezone={here.timezone} /> ·{' '}
        {signs.map((sign) => say(`held.sign.${sign}`)).join('; ')}
        {decision === 'spam' && decidedBy && ` · ${say('held.by', { name: decidedBy })}`}
      </p>
      <ScrollRegion role="group" className={css.text} label={say('held.question')}>
        {asked.description}
      </ScrollRegion>
      <dl className={css.fields}>
        {BOXES.filter(([name]) => asked[name]).map(([name, key]) => (
          <div key={name}>
            <dt>{say(key)}</dt>
            <dd>{asked[name]}</dd>
          </div>
        ))}
      </dl>
      <div className={css.acts}>
        <Button size="xs" loading={making.isPending} onClick={() => making.mutate()}>
          {say('held.make')}
        </Button>
        {decision === null && (
          <Button size="xs" variant="default" loading={refusing.isPending} onClick={() => refusing.mutate()}>
            {say('held.refuse')}
          </Button>
        )}
      </div>
      {(making.isError || refusing.isError) && <Failed error={making.error ?? refusing.error} />}
    </article>
  )
}
