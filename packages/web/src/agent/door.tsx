import { useDocumentTitle } from '@mantine/hooks'
import type { FormEvent, ReactNode } from 'react'
import { Settings } from '../ui/settings.tsx'
import css from './door.module.css'

interface Props {
  readonly title: string
  readonly submit?: () => void
  readonly children: ReactNode
}

/** A page before the workspace: one narrow form. */
export function Door({ title, submit, children }: Props) {
  useDocumentTitle(title)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit?.()
  }
  return (
    <main className={css.door}>
      <form className={css.form} onSubmit={onSubmit}>
        <h1 className={css.title}>{title}</h1>
        {children}
      </form>
      <Settings />
    </main>
  )
}
