import { NativeSelect } from '@mantine/core'
import { type Regulation, STATUSES } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { getClient } from '../../api/clients.ts'
import { listMembers } from '../../api/members.ts'
import { programmeTitle } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './filters.module.css'
import { CONDITIONS, type Condition, type ListSearch } from './view.ts'

interface Props {
  readonly desk: string
  readonly search: ListSearch
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** What can be chosen for a condition. */
function useChoices(desk: string, search: ListSearch): Readonly<Record<Condition, readonly Choice[]>> {
  const { say, locale } = useVoice()
  const { desk: here, me } = useWorkplace()
  const staff = useQuery({ queryKey: ['members', desk], queryFn: () => listMembers(desk), staleTime: 300_000 })
  const { organization } = search
  const client = useQuery({
    queryKey: ['client', desk, organization],
    queryFn: () => getClient(desk, organization ?? ''),
    enabled: organization !== undefined,
  })
  const regulation: Regulation = here.regulation
  const people = [...(staff.data?.members ?? []).map(({ user }) => user), ...(staff.data?.everywhere ?? [])]
  return {
    programme: regulation.programmes.map(({ id }) => ({
      value: id,
      label: programmeTitle(id, regulation, locale) ?? id,
    })),
    product: Object.entries(regulation.products).map(([id, { title }]) => ({ value: id, label: title[locale] })),
    assignee: [
      { value: me.user.id, label: say('filter.me') },
      { value: 'none', label: say('filter.free') },
      ...people.filter(({ id }) => id !== me.user.id).map(({ id, name }) => ({ value: id, label: name })),
    ],
    status: STATUSES.map((status) => ({ value: status, label: say(`status.${status}`) })),
    organization:
      organization === undefined
        ? []
        : [
            {
              value: organization,
              label: client.data?.organization?.name ?? client.data?.organization?.inn ?? organization,
            },
          ],
  }
}

/** The conditions that narrow a list: chosen from lists, shown as chips, kept in the address. */
export function Filters({ desk, search }: Props) {
  const { say } = useVoice()
  const navigate = useNavigate()
  const choices = useChoices(desk, search)
  const set = (change: ListSearch | ((before: ListSearch) => ListSearch)) =>
    navigate({ to: '.', search: typeof change === 'function' ? change(search) : change, replace: true })
  const without = (name: Condition) => set(({ [name]: _gone, ...rest }) => rest)
  const chosen = CONDITIONS.filter((name) => search[name] !== undefined)
  return (
    <fieldset className={css.filters}>
      <legend className={css.legend}>{say('filter.title')}</legend>
      {CONDITIONS.filter((name) => search[name] === undefined && choices[name].length > 0).map((name) => (
        <NativeSelect
          key={name}
          size="xs"
          aria-label={say(`filter.${name}`)}
          value=""
          onChange={(event) => {
            const { value } = event.currentTarget
            if (value !== '') set({ ...search, [name]: value })
          }}
        >
          <option value="">{say(`filter.${name}`)}</option>
          {choices[name].map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      ))}
      {chosen.map((name) => {
        const value = search[name] ?? ''
        const label = choices[name].find((choice) => choice.value === value)?.label ?? value
        const what = `${say(`filter.${name}`)}: ${label}`
        return (
          <button
            key={name}
            type="button"
            className={css.chip}
            aria-label={say('filter.drop', { what })}
            onClick={() => without(name)}
          >
            {what} <span aria-hidden="true">×</span>
          </button>
        )
      })}
      {chosen.length > 1 && (
        <button type="button" className={css.plain} onClick={() => set(search.q === undefined ? {} : { q: search.q })}>
          {say('filter.dropAll')}
        </button>
      )}
    </fieldset>
  )
}
