import type { Locale } from '@reglament/engine'
import { createInstance, type i18n } from 'i18next'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { saveLocale } from './locale.ts'
import { type Area, type Key, type LaterPhrases, loadLater, loadPhrases } from './phrases.ts'

export type Values = Readonly<Record<string, string | number>>
export type Say = (key: Key, values?: Values) => string

/** Says phrases in one language; `count` among the values chooses the plural form. */
export interface Voice {
  readonly say: Say
  readonly locale: Locale
  /** Loads the language's phrases and then speaks it; what is on the page stays until they are there. */
  readonly speak: (locale: Locale) => Promise<void>
}

const VoiceContext = createContext<Voice | null>(null)

export function useVoice(): Voice {
  const voice = useContext(VoiceContext)
  if (!voice) throw new Error('a component speaks outside `SpeakingArea`; wrap the page in it')
  return voice
}

export function useSay(): Say {
  return useVoice().say
}

/** Phrases that came with a page, and whoever speaks now: a page may come after its reader has changed the language. */
const brought = new Set<LaterPhrases>()
let speaking: i18n | null = null

/** Waits for the phrases of a page that is about to be shown. */
export async function bringPhrases(name: LaterPhrases): Promise<void> {
  brought.add(name)
  const instance = speaking
  if (!instance) return
  for (const file of await loadLater(instance.language as Locale, name))
    instance.addResources(instance.language, 'translation', file.default)
  // The language was changed meanwhile: the new speaker may have been made before these were asked for.
  if (speaking !== instance) await bringPhrases(name)
}

/** A speaker with one area's phrases in one language. */
export async function speaker(locale: Locale, area: Area): Promise<i18n> {
  const phrases = await loadPhrases(locale, area, brought)
  const instance = createInstance()
  await instance.init({
    lng: locale,
    resources: { [locale]: { translation: phrases } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  speaking = instance
  return instance
}

interface Props {
  readonly first: i18n
  readonly area: Area
  readonly children: ReactNode
}

export function SpeakingArea({ first, area, children }: Props) {
  const [current, setCurrent] = useState(first)
  const voice = useMemo<Voice>(
    () => ({
      say: (key, values) => current.t(key, values ?? {}),
      locale: current.language as Locale,
      speak: async (locale) => {
        const next = await speaker(locale, area)
        saveLocale(locale)
        document.documentElement.lang = locale
        setCurrent(next)
      },
    }),
    [current, area],
  )
  return <VoiceContext value={voice}>{children}</VoiceContext>
}
