import type { Locale, Regulation } from '@reglament/engine'
import { createContext, type ReactNode, useContext } from 'react'
import { useVoice } from '../say/say.tsx'

/** The regulation and the zone that the page speaks of; every clause mark opens there. */
export interface Rules {
  readonly regulation: Regulation
  readonly timezone: string
  /** Whose regulation it is: its public page stands under the desk. */
  readonly desk: string
  /** A version that new cases may no longer be under, and the page has to name; null for the one in force. */
  readonly version: string | null
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

/** The public page of a desk's regulation in the reader's language. */
export function regulationAddress(
  { regulation, desk, version }: Pick<Rules, 'regulation' | 'desk' | 'version'>,
  locale: Locale,
): string {
  const named = new URLSearchParams({
    ...(locale === regulation.locale ? {} : { locale }),
    ...(version === null ? {} : { version }),
  })
  return `/d/${desk}/regulation${named.size > 0 ? `?${named}` : ''}`
}

/** Where a clause stands on that page. */
export function useClauseAddress(id: string): string {
  const { locale } = useVoice()
  return `${regulationAddress(useRules(), locale)}#${id}`
}
