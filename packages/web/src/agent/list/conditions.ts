import { type Regulation, STATUSES, TOPICS } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { type CaseField, type CountedTag, listFields, listTags } from '../../api/beside.ts'
import { getClient } from '../../api/clients.ts'
import { listMembers } from '../../api/members.ts'
import { programmeTitle } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { useWorkplace } from '../workplace.tsx'
import { type FieldCondition, readFields, readTags, writeFields, writeTags } from './beside-filter.ts'
import { CONDITIONS, type Condition, type ListSearch } from './view.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A condition that a list is narrowed by: how it is read out, and the address without it. */
export interface Chosen {
  readonly key: string
  readonly what: string
  readonly without: ListSearch
}

/** The desk's own words change seldom, in milliseconds. */
const WORDS_FRESH_MS = 60_000

/** What can be chosen of the things that a case is one of: programme, product, assignee, status. */
export function useChoices(desk: string): Readonly<Record<Exclude<Condition, 'organization'>, readonly Choice[]>> {
  const { say, locale } = useVoice()
  const { desk: here, me } = useWorkplace()
  const staff = useQuery({ queryKey: ['members', desk], queryFn: () => listMembers(desk), staleTime: 300_000 })
  const regulation: Regulation = here.regulation
  const people = [...(staff.data?.members ?? []).map(({ user }) => user), ...(staff.data?.everywhere ?? [])]
  return {
    programme: regulation.programmes.map(({ id }) => ({
      value: id,
      label: programmeTitle(id, regulation, locale) ?? id,
    })),
    product: Object.entries(regulation.products).map(([id, { title }]) => ({ value: id, label: title[locale] })),
    topic: TOPICS.map((topic) => ({ value: topic, label: say(`topic.${topic}`) })),
    assignee: [
      { value: me.user.id, label: say('filter.me') },
      { value: 'none', label: say('filter.free') },
      ...people.filter(({ id }) => id !== me.user.id).map(({ id, name }) => ({ value: id, label: name })),
    ],
    status: STATUSES.map((status) => ({ value: status, label: say(`status.${status}`) })),
  }
}

/** The desk's tags and fields; null until they are known. */
export function useDeskWords(desk: string): {
  readonly tags: readonly CountedTag[] | null
  readonly fields: readonly CaseField[] | null
} {
  const tags = useQuery({ queryKey: ['tags', desk], queryFn: () => listTags(desk), staleTime: WORDS_FRESH_MS })
  const fields = useQuery({ queryKey: ['fields', desk], queryFn: () => listFields(desk), staleTime: WORDS_FRESH_MS })
  return { tags: tags.data?.rows ?? null, fields: fields.data?.rows ?? null }
}

/** The conditions that an address holds, each in words. */
export function useChosen(desk: string, search: ListSearch): readonly Chosen[] {
  const { say, locale } = useVoice()
  const choices = useChoices(desk)
  const { tags, fields } = useDeskWords(desk)
  const organization = useOrganizationName(desk, search.organization)
  const ofOne = (name: Condition, value: string): string =>
    name === 'organization'
      ? (organization ?? '…')
      : (choices[name].find((choice) => choice.value === value)?.label ?? value)
  const one = CONDITIONS.flatMap((name): Chosen[] => {
    const { [name]: value, ...without } = search
    if (value === undefined) return []
    return [{ key: name, what: `${say(`filter.${name}`)}: ${ofOne(name, value)}`, without }]
  })
  const asked = readTags(search.tags)
  const ofTags = asked.map((id): Chosen => {
    // One that was taken from the desk's list, or made one with another, is nobody's any more.
    const name = tags === null ? '…' : (tags.find((tag) => tag.id === id)?.name ?? say('narrow.gone'))
    const without = withTags(
      search,
      asked.filter((each) => each !== id),
    )
    return { key: `tag ${id}`, what: `${say('narrow.tag')}: ${name}`, without }
  })
  const said = readFields(search.fields)
  const ofFields = said.map((condition): Chosen => {
    const field = fields?.find(({ id }) => id === condition.fieldId)
    const title = field?.title[locale] ?? (fields === null ? '…' : say('narrow.gone'))
    const without = withFields(
      search,
      said.filter((each) => each !== condition),
    )
    const key = `field ${condition.fieldId} ${condition.value}`
    return { key, what: `${title}: ${condition.value ?? say('narrow.unsaid')}`, without }
  })
  return [...one, ...ofTags, ...ofFields]
}

/** The address with these tags and no others. */
export function withTags({ tags: _gone, ...rest }: ListSearch, ids: readonly string[]): ListSearch {
  const tags = writeTags(ids)
  return tags === undefined ? rest : { ...rest, tags }
}

/** The address with these conditions on fields and no others. */
export function withFields({ fields: _gone, ...rest }: ListSearch, all: readonly FieldCondition[]): ListSearch {
  const fields = writeFields(all)
  return fields === undefined ? rest : { ...rest, fields }
}

/** What an organization is called; null until it is known. */
function useOrganizationName(desk: string, id: string | undefined): string | null {
  const found = useQuery({
    queryKey: ['client', desk, id],
    queryFn: () => getClient(desk, id ?? ''),
    enabled: id !== undefined,
  })
  const { name, inn } = found.data?.organization ?? {}
  return name ?? inn ?? (found.isError ? (id ?? null) : null)
}
