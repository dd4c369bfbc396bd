import { lazy, Suspense } from 'react'
import css from '../editor/editor.module.css'
import type { Written } from '../written.ts'

/** The editor is large, and a case can be read without it. */
const RichEditor = lazy(() => import('../editor/rich-editor.tsx'))

interface Props {
  readonly label: string
  readonly value: Written
  readonly onChange: (part: Partial<Written>) => void
}

/** The box that words with markup and files go into. */
export function RichWords(props: Props) {
  return (
    <Suspense fallback={<div className={css.wait} aria-hidden="true" />}>
      <RichEditor {...props} />
    </Suspense>
  )
}
