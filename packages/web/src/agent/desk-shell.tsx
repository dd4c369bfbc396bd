import { hasRight, type StaffRight } from '@reglament/engine'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { Counts, Desk, List } from '../api/shapes.ts'
import { getCounts, getDesk, signOut } from '../api/staff.ts'
import { useVoice } from '../say/say.tsx'
import { type Rules, UnderRegulation } from '../ui/regulation.tsx'
import { Settings } from '../ui/settings.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { useCurrentInView } from './current-in-view.ts'
import css from './desk-shell.module.css'
import { LateRing } from './development/late-ring.tsx'
import { HeldLink } from './held/held-link.tsx'
import { TakingNext } from './list/taking.tsx'
import { useLive } from './live.ts'
import { NotifySettings } from './notify/notify-settings.tsx'
import { useDeskCommands } from './palette/desk-commands.ts'
import { Palette } from './palette/palette.tsx'
import { forgetCases } from './palette/recent.ts'
import { CallCards } from './phone/call-cards.tsx'
import { useSession } from './session.tsx'
import { settingsFor } from './settings/pages.ts'
import { Shortcuts } from './shortcuts.tsx'
import { AtWorkplace, type Workplace } from './workplace.tsx'

/** Lists in the order of a day's work, with what counts them. */
const NAV: readonly { readonly list: List; readonly count: keyof Counts | null }[] = [
  { list: 'queue', count: 'queue' },
  { list: 'mine', count: 'mine' },
  { list: 'team', count: 'team' },
  { list: 'waiting', count: 'waiting' },
  { list: 'development', count: 'development' },
  { list: 'to-decide', count: 'toDecide' },
  { list: 'closed', count: null },
]

interface Props {
  readonly desk: string
  readonly children: ReactNode
}

/** The frame of the workspace: the lists of a desk at the left, the page at the right. */
export function DeskShell({ desk: id, children }: Props) {
  const session = useSession()
  const desk = useQuery({
    queryKey: ['desk', id],
    queryFn: () => getDesk(id),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: session.me !== null,
  })
  const workplace = useMemo<Workplace | null>(() => {
    if (!session.me || !desk.data) return null
    return { desk: desk.data, me: session.me, actor: { role: desk.data.role, id: session.me.user.id } }
  }, [session.me, desk.data])
  const error = session.error ?? desk.error
  if (session.me?.needsSecondFactor) return <Navigate to="/account" replace />
  if (error) {
    return (
      <main className={css.alone}>
        <Failed error={error} retry={session.error ? session.retry : () => desk.refetch()} />
      </main>
    )
  }
  if (!workplace) {
    return (
      <main className={css.alone}>
        <Loading lines={8} />
      </main>
    )
  }
  return (
    <AtWorkplace workplace={workplace}>
      <UnderRegulation rules={rulesOf(workplace.desk)}>
        <div className={css.shell}>
          <Lists desk={workplace.desk} />
          <main className={css.page}>
            <TakingNext desk={workplace.desk.id}>{children}</TakingNext>
          </main>
          <Foot workplace={workplace} />
          <CallCards desk={workplace.desk.id} />
        </div>
      </UnderRegulation>
    </AtWorkplace>
  )
}

function rulesOf({ id, regulation, timezone }: Desk): Rules {
  return { regulation, timezone, desk: id, version: null }
}

function Lists({ desk }: { readonly desk: Desk }) {
  const { say, locale } = useVoice()
  const has = (right: StaffRight) => hasRight(desk.role, right)
  const counts = useQuery({ queryKey: ['counts', desk.id], queryFn: () => getCounts(desk.id) })
  const row = useCurrentInView(!counts.isPending)
  return (
    <nav className={css.side} aria-label={say('nav.lists')}>
      <div className={css.stick}>
        <Link to="/desk" className={css.desk}>
          {desk.title[locale]}
        </Link>
        <Palette desk={desk} />
        <ul ref={row} className={css.lists}>
          {NAV.filter(({ list }) => has(list === 'development' ? 'development.read' : 'lists.read')).map(
            ({ list, count }) => (
              <li key={list}>
                <Link to="/desk/$desk/$list" params={{ desk: desk.id, list }} activeProps={{ 'aria-current': 'page' }}>
                  {say(`list.${list}`)}
                  {count && counts.data && <span className={css.count}>{counts.data[count]}</span>}
                </Link>
                {list === 'development' && <LateRing desk={desk.id} />}
              </li>
            ),
          )}
          {has('mail.unreadable') && counts.data && counts.data.unreadable > 0 && (
            <li>
              <Link to="/desk/$desk/unreadable" params={{ desk: desk.id }} activeProps={{ 'aria-current': 'page' }}>
                {say('list.unreadable')}
                <span className={css.count}>{counts.data.unreadable}</span>
              </Link>
            </li>
          )}
          {has('mail.unreadable') && <HeldLink desk={desk.id} />}
          {has('lists.read') && (
            <li>
              <Link to="/desk/$desk/callbacks" params={{ desk: desk.id }} activeProps={{ 'aria-current': 'page' }}>
                {say('phone.callbacks')}
              </Link>
            </li>
          )}
          <li className={css.apart}>
            <Link to="/desk/$desk/clients" params={{ desk: desk.id }} activeProps={{ 'aria-current': 'page' }}>
              {say('clients.title')}
            </Link>
          </li>
          {settingsFor(desk.role).length > 0 && (
            <li>
              <Link to="/desk/$desk/settings" params={{ desk: desk.id }} activeProps={{ 'aria-current': 'page' }}>
                {say('settings.title')}
              </Link>
            </li>
          )}
        </ul>
        {has('case.register') && (
          <Link
            to="/desk/$desk/new"
            params={{ desk: desk.id }}
            className={css.register}
            activeProps={{ 'aria-current': 'page' }}
          >
            {say('nav.register')}
          </Link>
        )}
      </div>
    </nav>
  )
}

/** What is not about cases: the line to the server, the keys, how the page looks, and who works. */
function Foot({ workplace }: { readonly workplace: Workplace }) {
  const { say } = useVoice()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const isConnected = useLive(workplace.desk.id)
  const leave = async () => {
    await signOut()
    queries.clear()
    forgetCases()
    await navigate({ to: '/sign-in' })
  }
  useDeskCommands(workplace.desk, leave)
  return (
    <footer className={css.foot}>
      {!isConnected && (
        <p role="status" className={css.offline}>
          {say('nav.offline')}
        </p>
      )}
      <NotifySettings />
      <Shortcuts />
      <Settings />
      <p className={css.me}>
        <Link to="/account">{workplace.me.user.name}</Link>{' '}
        <button type="button" onClick={leave}>
          {say('nav.signOut')}
        </button>
      </p>
    </footer>
  )
}
