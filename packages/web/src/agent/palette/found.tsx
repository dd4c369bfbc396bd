import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { search } from '../../api/search.ts'
import type { CaseHit, Desk } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { CaseHitView, OrganizationHitView, PersonHitView } from './hit-views.tsx'
import type { PaletteOption, PaletteSection } from './option.ts'

/** How long the hands rest before the desk is asked, in milliseconds. */
const PAUSE_MS = 120
/** What was found stays fresh enough for a step back, in milliseconds. */
const FRESH_MS = 10_000

export interface FoundSections {
  /** The one case that was named by its number. */
  readonly exact: PaletteSection | null
  readonly others: readonly PaletteSection[]
  /** What is shown belongs to what stands in the box. */
  readonly isCurrent: boolean
  readonly error: unknown
}

/** What the desk has for what was typed, as it is typed. */
export function useFound(desk: Desk, typed: string): FoundSections {
  const say = useSay()
  const navigate = useNavigate()
  const [asked] = useDebouncedValue(typed, PAUSE_MS)
  const isAsked = asked.trim() !== '' && typed.trim() !== ''
  const found = useQuery({
    queryKey: ['search', desk.id, asked],
    queryFn: ({ signal }) => search(desk.id, asked, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: 1,
  })
  const ofCase = (hit: CaseHit): PaletteOption => ({
    id: `case:${hit.number}`,
    content: <CaseHitView hit={hit} />,
    run: () => navigate({ to: '/desk/$desk/cases/$number', params: { desk: desk.id, number: String(hit.number) } }),
  })
  const ofClient = (id: string) => () =>
    navigate({ to: '/desk/$desk/clients/$client', params: { desk: desk.id, client: id } })
  const { kind = 'words', exact = null, cases = [], organizations = [], people = [] } = (isAsked && found.data) || {}
  const ofCases: PaletteSection = { id: 'cases', title: say('palette.cases'), options: cases.map(ofCase) }
  const ofClients: readonly PaletteSection[] = [
    {
      id: 'organizations',
      title: say('palette.organizations'),
      options: organizations.map((hit) => ({
        id: `organization:${hit.id}`,
        content: <OrganizationHitView hit={hit} />,
        run: ofClient(hit.id),
      })),
    },
    {
      id: 'people',
      title: say('palette.people'),
      options: people.map((hit) => ({
        id: `person:${hit.id}`,
        content: <PersonHitView hit={hit} />,
        run: ofClient(hit.id),
      })),
    },
  ]
  // Who types an INN, a telephone or an address looks for somebody; their cases come after.
  const isSomebody = kind === 'inn' || kind === 'phone' || kind === 'email'
  const others = isSomebody ? [...ofClients, ofCases] : [ofCases, ...ofClients]
  return {
    exact: exact && { id: 'exact', title: say('palette.exact'), options: [ofCase(exact)] },
    others,
    isCurrent: !isAsked || (asked === typed && !found.isFetching),
    error: isAsked ? found.error : null,
  }
}
