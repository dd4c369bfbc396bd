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
  readonly title?: string
  readonly children: ReactNode
}

/** A client's page: one column with its margin. */
export function Sheet({ desk, rules = null, title, children }: Props) {
  const { say, locale } = useVoice()
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  return (
    <div className={css.page}>
      <header className={css.head}>
        {rules ? (
          <p className={css.desk}>
            <a href={`/d/${rules.desk}`}>{desk}</a>{' '}
            <a href={regulationAddress(rules, locale)}>{say('portal.regulation')}</a>{' '}
            <a href={`/d/${rules.desk}/help?locale=${locale}`}>{say('help.title')}</a>
          </p>
        ) : (
          <span />
        )}
        <Settings />
      </header>
      <main className={css.sheet}>{children}</main>
    </div>
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
