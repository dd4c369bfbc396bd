import type { CaseState } from '@reglament/engine'
import type { ReactNode } from 'react'
import type { Act } from '../../../api/acts.ts'
import type { CaseDetail } from '../../../api/shapes.ts'
import type { Key } from '../../../say/phrases.ts'
import type { Values } from '../../../say/say.tsx'

export interface BoxesProps<D> {
  readonly draft: D
  readonly state: CaseState
  /** The case as it is on the page. */
  readonly detail: Pick<CaseDetail, 'number' | 'messages' | 'client'>
  readonly change: (part: Partial<D>) => void
}

export interface NotYet {
  readonly key: Key
  readonly values?: Values
}

/** The form of one act: what its boxes hold, and the act that they amount to. One file each. */
export interface ActForm<D> {
  /** Forms of one slot share what is written in them: an answer that turns out to be a question keeps its words. */
  readonly slot: string
  readonly empty: D
  readonly act: (draft: D) => Act
  /** Nothing is there that could be sent. */
  readonly isBlank: (draft: D) => boolean
  /** Why what is there can't be sent yet; null where it can. */
  readonly notYet?: (draft: D) => NotYet | null
  readonly Boxes: (props: BoxesProps<D>) => ReactNode
}

/** Forgets what the boxes hold: whoever keeps drafts gives each form back what it made. */
export function formOf<D>(form: ActForm<D>): ActForm<object> {
  return form as unknown as ActForm<object>
}

/** What was said in a box; null where nothing was. */
export function said(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
