import { createContext, type ReactNode, useContext } from 'react'
import type { Values } from '../canned/fill.ts'

/** What an editor must know of the case that it stands in. */
export interface CaseOfEditor {
  readonly desk: string
  /** What the variables of canned answers are, now. */
  readonly values: () => Values
}

const Context = createContext<CaseOfEditor | null>(null)

export function EditorsOfCase({ of, children }: { readonly of: CaseOfEditor; readonly children: ReactNode }) {
  return <Context value={of}>{children}</Context>
}

export function useCaseOfEditor(): CaseOfEditor {
  const found = useContext(Context)
  if (!found) throw new Error('an editor stands outside of a case; put it under `EditorsOfCase`')
  return found
}
