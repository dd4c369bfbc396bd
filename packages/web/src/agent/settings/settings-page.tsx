import { Link } from '@tanstack/react-router'
import { useSay } from '../../say/say.tsx'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import { settingsFor } from './pages.ts'
import css from './settings-page.module.css'

/** Where a desk is set up: every page that whoever looks has business on. */
export function SettingsPage({ desk: id }: { readonly desk: string }) {
  const say = useSay()
  const { desk } = useWorkplace()
  const title = usePageTitle(say('settings.title'))
  return (
    <div className={css.page}>
      <h1 className={css.title}>{title}</h1>
      <ul className={css.lines}>
        {settingsFor(desk.role).map(({ to, title, hint }) => (
          <li key={to}>
            <Link to={to} params={{ desk: id }} className={css.line}>
              <strong>{say(title)}</strong>
              <span className={css.hint}>{say(hint)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
