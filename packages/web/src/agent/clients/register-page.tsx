import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSay } from '../../say/say.tsx'
import { Empty } from '../../ui/states.tsx'
import css from '../import/import-page.module.css'
import { usePageTitle } from '../page-title.ts'

interface Props {
  readonly desk: string
  readonly title: string
  readonly hint: string
  /** Why whoever looks has no business here; null where they have. */
  readonly whyNot: string | null
  readonly children: ReactNode
}

/** A page of the register of clients below the list: its name, what it is for, and the way back. */
export function RegisterPage({ desk, title, hint, whyNot, children }: Props) {
  const say = useSay()
  usePageTitle(title)
  if (whyNot !== null) {
    return (
      <Empty isPage title={title}>
        {whyNot}
      </Empty>
    )
  }
  return (
    <div className={css.page}>
      <header>
        <p className={css.hint}>
          <Link to="/desk/$desk/clients" params={{ desk }}>
            {say('clients.title')}
          </Link>
        </p>
        <h1 className={css.title}>{title}</h1>
        <p className={css.hint}>{hint}</p>
      </header>
      {children}
    </div>
  )
}
