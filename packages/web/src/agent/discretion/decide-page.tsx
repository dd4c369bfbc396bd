import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listPage } from '../../api/lists.ts'
import { getCase } from '../../api/staff.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { useCommands } from '../palette/registry.ts'
import { DecisionCard } from './decision-card.tsx'
import css from './discretion.module.css'

/** What waits for the head (I11): the list at the left, everything needed to decide at the right, all of it by keyboard. */
export function DecidePage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const why = useWhyMayNot('case.admit')
  const found = useQuery({
    queryKey: ['cases', desk, 'to-decide', ''],
    queryFn: () => listPage(desk, { list: 'to-decide', q: '', filter: {} }, null),
  })
  const [chosen, setChosen] = useState<number | null>(null)
  const rows = found.data?.rows ?? []
  const at = Math.max(
    0,
    rows.findIndex(({ number }) => number === chosen),
  )
  const current = rows[at]
  const move = (step: number) => setChosen(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.number ?? null)
  useCommands([
    { id: 'decide-next', group: 'page', isKeyOnly: true, title: say('keys.next'), keys: ['j'], run: () => move(1) },
    {
      id: 'decide-previous',
      group: 'page',
      isKeyOnly: true,
      title: say('keys.previous'),
      keys: ['k'],
      run: () => move(-1),
    },
  ])
  const title = usePageTitle(say('list.to-decide'))
  return (
    <div className={css.decide}>
      <section className={css.list}>
        <h1 className={css.title}>{title}</h1>
        {why !== null && <p className={css.soft}>{why}</p>}
        {found.isPending && <Loading lines={6} />}
        {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
        {found.isSuccess && rows.length === 0 && (
          <Empty title={say('empty.to-decide')}>{say('emptyHint.to-decide')}</Empty>
        )}
        <ul className={css.lines}>
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" aria-current={row.number === current?.number} onClick={() => setChosen(row.number)}>
                <span className={css.soft}>
                  <CaseLabel label={row.label} /> ·{' '}
                  {row.client.organization ?? row.client.contact ?? say('list.unknownClient')}
                </span>
                <span className={css.subject}>{row.subject}</span>
                <span className={css.soft}>
                  {say(row.state.verdict.verdict === 'refuse' ? 'list.flag.refuse' : 'list.flag.discretion')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {current && <Chosen key={current.number} desk={desk} number={current.number} />}
    </div>
  )
}

function Chosen({ desk, number }: { readonly desk: string; readonly number: number }) {
  const found = useQuery({ queryKey: ['case', desk, number], queryFn: () => getCase(desk, number) })
  if (found.isError) return <Failed error={found.error} retry={() => found.refetch()} />
  if (!found.data) {
    return <Loading lines={10} />
  }
  return <DecisionCard detail={found.data} desk={desk} />
}
