import type { Locale } from '@reglament/engine'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useWorkplace } from '../../workplace.tsx'

/** The language that a client is written to in. */
export interface Language {
  readonly clientLocale: Locale
  readonly speak: (locale: Locale) => void
}

/** The contact's own, else the desk's, unless whoever writes chooses the other one. */
export function useLanguageFor(contact: { readonly locale: Locale | null } | null): Language {
  const { desk } = useWorkplace()
  const [chosen, speak] = useState<Locale | null>(null)
  return { clientLocale: chosen ?? contact?.locale ?? desk.locale, speak }
}

const Context = createContext<Language | null>(null)

export function InLanguage({ of, children }: { readonly of: Language; readonly children: ReactNode }) {
  return <Context value={of}>{children}</Context>
}

/** Where nothing is known of the client (a developer's page), it is the desk's. */
export function useLanguage(): Language {
  const own = useLanguageFor(null)
  return useContext(Context) ?? own
}
