import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Call, listCalls } from '../../api/phone.ts'
import { useSay } from '../../say/say.tsx'
import { useMay } from '../may.ts'
import { useCommands } from '../palette/registry.ts'
import css from './call-cards.module.css'

/** A call may end without anybody saying so: looked at again this often while one is shown, in milliseconds. */
const LOOK_AGAIN_MS = 20_000

/**
 * The calls that ring at one's own telephone, in a corner of whatever page is open. It takes no focus: a key opens the
 * newest, and what was being written stays where it is.
 */
export function CallCards({ desk }: { readonly desk: string }) {
  const say = useSay()
  const navigate = useNavigate()
  const may = useMay('case.register')
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const now = useQuery({
    queryKey: ['calls', desk, 'now'],
    queryFn: () => listCalls(desk, 'now'),
    enabled: may,
    refetchInterval: (query) => ((query.state.data?.calls.length ?? 0) > 0 ? LOOK_AGAIN_MS : false),
  })
  // The one whose screen is open needs no card.
  const opened = (useSearch({ strict: false }) as { readonly call?: string }).call
  const calls = (now.data?.calls ?? []).filter(({ id }) => !hidden.has(id) && id !== opened)
  const open = (call: Call) => navigate({ to: '/desk/$desk/new', params: { desk }, search: { call: call.id } })
  const [first] = calls
  useCommands([
    {
      id: 'open-call',
      group: 'desk',
      title: say('phone.openCall'),
      keys: ['p'],
      isKeyOnly: true,
      reason: first ? null : say('phone.noCall'),
      run: () => first && open(first),
    },
  ])
  return (
    <div className={css.corner} role="log" aria-live="assertive" aria-label={say('phone.calls')}>
      {calls.map((call) => (
        <div key={call.id} className={css.card} data-state={call.state}>
          <p className={css.head}>{say(`phone.state.${call.direction}.${call.state}`)}</p>
          <p className={css.number}>{call.phone?.display ?? say('phone.withheld')}</p>
          {call.people.map(({ id, name, organization }) => (
            <p key={id}>{[name, organization].filter(Boolean).join(', ')}</p>
          ))}
          {call.people.length === 0 && <p className={css.soft}>{say('phone.unknown')}</p>}
          <p className={css.acts}>
            <button type="button" onClick={() => open(call)}>
              {say('phone.open')} <kbd>P</kbd>
            </button>
            <button type="button" onClick={() => setHidden(new Set([...hidden, call.id]))}>
              {say('phone.hide')}
            </button>
          </p>
        </div>
      ))}
    </div>
  )
}
