import type { Actor } from '@reglament/engine'
import { createContext, type ReactNode, useContext } from 'react'
import type { Desk, Me } from '../api/shapes.ts'

/** The desk that the page works at, and who works. */
export interface Workplace {
  readonly desk: Desk
  readonly me: Me
  readonly actor: Actor
}

const WorkplaceContext = createContext<Workplace | null>(null)

export function AtWorkplace({ workplace, children }: { readonly workplace: Workplace; readonly children: ReactNode }) {
  return <WorkplaceContext value={workplace}>{children}</WorkplaceContext>
}

export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext)
  if (!workplace) throw new Error('a component of the workspace stands outside `AtWorkplace`; put it under a desk')
  return workplace
}
