import { type ReactNode, useEffect } from 'react'
import { useSay, useVoice } from '../say/say.tsx'
import { type Rules, regulationAddress } from '../ui/regulation.tsx'
import { Settings } from '../ui/settings.tsx'
import { Empty } from '../ui/states.tsx'
import css from './sheet.module.css'

interface Props {
  /** The title of the desk; stands at the head of the page. */
  readonly desk?: string
  /** What the desk is bound by: anybody may read it. */
  readonly rules?: Rules | null
  /** The desk's id, for a page that knows it before its rules, or without them. */
  readonly deskId?: string
  readonly title?: string
  readonly children: ReactNode
}

/** A client's page: one column with its margin, and the way to every other page of the desk. */
export function Sheet({ desk, rules = null, deskId, title, children }: Props) {
  const id = rules?.desk ?? deskId ?? null
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.top}>
          {id !== null && desk !== undefined ? (
            <p className={css.desk}>
              <a href={`/d/${id}`}>{desk}</a>
            </p>
          ) : (
            <span />
          )}
          <Settings />
        </div>
        {id !== null && <Places id={id} rules={rules} />}
      </header>
      <main className={css.sheet}>{children}</main>
    </div>
  )
}

/** The same places, in the same order, as the pages that are written on the server have. */
function Places({ id, rules }: { readonly id: string; readonly rules: Rules | null }) {
  const { say, locale } = useVoice()
  const inLocale = `?locale=${locale}`
  const places = [
    { href: `/d/${id}`, words: say('portal.ask') },
    { href: `/d/${id}/account`, words: say('cabinet.link') },
    { href: `/d/${id}/help${inLocale}`, words: say('help.title') },
    { href: `/d/${id}/hours${inLocale}`, words: say('help.hours') },
    { href: `/d/${id}/status${inLocale}`, words: say('help.status') },
    {
      href: rules ? regulationAddress(rules, locale) : `/d/${id}/regulation${inLocale}`,
      words: say('portal.regulation'),
    },
  ]
  return (
    <nav aria-label={say('portal.places')}>
      <ul className={css.places}>
        {places.map(({ href, words }) => (
          <li key={href}>
            <a href={href} aria-current={location.pathname === href ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function NotFound() {
  const say = useSay()
  return (
    <Empty isPage title={say('portal.notFound')}>
      <a href="/">{say('portal.toDesks')}</a>
    </Empty>
  )
}
