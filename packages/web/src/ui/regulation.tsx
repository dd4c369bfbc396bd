import type { Regulation } from '@reglament/engine'
import { createContext, type ReactNode, useContext } from 'react'

/** The regulation and the zone that the page speaks of; every clause mark opens there. */
export interface Rules {
  readonly regulation: Regulation
  readonly timezone: string
}

const RulesContext = createContext<Rules | null>(null)

export function UnderRegulation({ rules, children }: { readonly rules: Rules; readonly children: ReactNode }) {
  return <RulesContext value={rules}>{children}</RulesContext>
}

export function useRules(): Rules {
  const rules = useContext(RulesContext)
  if (!rules) throw new Error('a component asks for the regulation outside `UnderRegulation`; wrap the page in it')
  return rules
}
