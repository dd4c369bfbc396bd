import { type ReactNode, useEffect } from 'react'
import { useSay } from '../say/say.tsx'
import { Settings } from '../ui/settings.tsx'
import { Empty } from '../ui/states.tsx'
import css from './sheet.module.css'

interface Props {
  /** Whose desk it is; stands at the head of the page. */
  readonly desk?: { readonly id: string; readonly title: string }
  readonly title?: string
  readonly children: ReactNode
}

/** A client's page: one column with its margin. */
export function Sheet({ desk, title, children }: Props) {
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  return (
    <div className={css.page}>
      <header className={css.head}>
        {desk ? <a href={`/d/${desk.id}`}>{desk.title}</a> : <span />}
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
