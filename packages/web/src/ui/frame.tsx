import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { Component, type ReactNode } from 'react'
import { ApiError } from '../api/answer.ts'
import type { Area } from '../say/phrases.ts'
import { SpeakingArea, useSay } from '../say/say.tsx'
import { savedScheme, saveScheme } from './scheme.ts'
import { Failed } from './states.tsx'
import { theme } from './theme.ts'

const schemes: MantineColorSchemeManager = {
  get: () => savedScheme(),
  set: saveScheme,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => saveScheme('auto'),
}

/** Asks again where that can help: a server that can't be reached, not one that said no. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500)
}

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 5_000 },
      // Without a network a press says so at once, and what was written stays: it would else wait and show nothing.
      mutations: { networkMode: 'always' },
    },
  })
}

const queries = newQueries()

interface Props {
  readonly voice: i18n
  readonly area: Area
  readonly children: ReactNode
}

/** What every page stands in: language, colours, the memory of what the server said, and a net for what falls. */
export function Frame({ voice, area, children }: Props) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <SpeakingArea first={voice} area={area}>
          <Net>{children}</Net>
        </SpeakingArea>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** Catches what a page throws while drawing; the rest of the browser's tab stays as it was. */
class Net extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : <Fallen error={this.state.error} />
  }
}

function Fallen({ error }: { readonly error: unknown }) {
  const say = useSay()
  return (
    <main>
      <Failed error={error} kept={say('problem.pageFell')} retry={() => location.reload()} />
    </main>
  )
}
