import { hasRight, type Role } from '@reglament/engine'
import { Link, Navigate } from '@tanstack/react-router'
import { useVoice } from '../say/say.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import css from './desks-page.module.css'
import { Door } from './door.tsx'
import { useSession } from './session.tsx'

/** The desks of the one who is signed in; a single one opens at once. */
export function DesksPage() {
  const { say, locale } = useVoice()
  const { me, error, retry } = useSession()
  const only = me?.desks.length === 1 ? me.desks[0] : undefined
  if (only) return <Navigate to="/desk/$desk/$list" params={{ desk: only.id, list: firstList(only.role) }} replace />
  return (
    <Door title={say('desks.title')}>
      {error !== null && error !== undefined && <Failed error={error} retry={retry} />}
      {!me && !error && <Loading lines={4} />}
      {me?.desks.length === 0 && <Empty title={say('desks.none')}>{say('desks.noneHint')}</Empty>}
      <ul className={css.desks}>
        {me?.desks.map((desk) => (
          <li key={desk.id}>
            <Link to="/desk/$desk/$list" params={{ desk: desk.id, list: firstList(desk.role) }}>
              <span className={css.prefix}>{desk.prefix}</span>
              {desk.title[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </Door>
  )
}

/** Where the day begins: a developer has no queue. */
function firstList(role: Role): 'queue' | 'development' {
  return hasRight(role, 'lists.read') ? 'queue' : 'development'
}
