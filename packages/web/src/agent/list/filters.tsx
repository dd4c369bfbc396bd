import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useSay } from '../../say/say.tsx'
import { MOST_BESIDE, readFields, readTags } from './beside-filter.ts'
import { type Choice, useChoices, useChosen, useDeskWords, withFields, withTags } from './conditions.ts'
import { FieldChoice } from './field-choice.tsx'
import css from './filters.module.css'
import { OrganizationChoice } from './organization-choice.tsx'
import type { ListSearch } from './view.ts'

interface Props {
  readonly desk: string
  readonly search: ListSearch
}

const ONE_OF = ['programme', 'product', 'topic', 'assignee', 'status'] as const

/** The conditions that narrow a list: chosen from lists, shown as chips, kept in the address. */
export function Filters({ desk, search }: Props) {
  const say = useSay()
  const navigate = useNavigate()
  const choices = useChoices(desk)
  const words = useDeskWords(desk)
  const chosen = useChosen(desk, search)
  // On a telephone the choosers would fill the page before the first case.
  const [isOpen, setOpen] = useState(false)
  const bar = useRef<HTMLFieldSetElement>(null)
  const set = (to: ListSearch) => navigate({ to: '.', search: to, replace: true })
  // What was pressed goes with its condition: the keyboard's place is the bar, and not the page's beginning.
  const drop = (to: ListSearch) => {
    bar.current?.focus()
    void set(to)
  }
  const tags = readTags(search.tags)
  const fields = readFields(search.fields)
  const freeTags = (words.tags ?? []).filter(({ id }) => !tags.includes(id))
  const askedFields = (words.fields ?? []).filter(
    ({ id, isRetired }) => !isRetired && !fields.some(({ fieldId }) => fieldId === id),
  )
  return (
    <fieldset ref={bar} tabIndex={-1} className={css.filters}>
      <legend className={css.legend}>{say('filter.title')}</legend>
      <button type="button" className={css.opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('narrow.open')}
      </button>
      <div className={css.choosers} data-open={isOpen}>
        {ONE_OF.filter((name) => search[name] === undefined && choices[name].length > 0).map((name) => (
          <OneOf
            key={name}
            label={say(`filter.${name}`)}
            choices={choices[name]}
            choose={(value) => set({ ...search, [name]: value })}
          />
        ))}
        {search.organization === undefined && (
          <OrganizationChoice desk={desk} choose={(organization) => set({ ...search, organization })} />
        )}
        {freeTags.length > 0 && tags.length < MOST_BESIDE && (
          <OneOf
            label={say('narrow.tag')}
            choices={freeTags.map(({ id, name }) => ({ value: id, label: name }))}
            choose={(id) => set(withTags(search, [...tags, id]))}
          />
        )}
        {askedFields.length > 0 && fields.length < MOST_BESIDE && (
          <FieldChoice fields={askedFields} choose={(condition) => set(withFields(search, [...fields, condition]))} />
        )}
      </div>
      {chosen.map(({ key, what, without }) => (
        <button
          key={key}
          type="button"
          className={css.chip}
          aria-label={say('filter.drop', { what })}
          onClick={() => drop(without)}
        >
          <span className={css.what}>{what}</span> <span aria-hidden="true">×</span>
        </button>
      ))}
      {chosen.length > 1 && (
        <button type="button" className={css.plain} onClick={() => drop(search.q === undefined ? {} : { q: search.q })}>
          {say('filter.dropAll')}
        </button>
      )}
    </fieldset>
  )
}

interface OneOfProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly choose: (value: string) => void
}

function OneOf({ label, choices, choose }: OneOfProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value=""
      onChange={(event) => {
        const { value } = event.currentTarget
        if (value !== '') choose(value)
      }}
    >
      <option value="">{label}</option>
      {choices.map(({ value, label: name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </NativeSelect>
  )
}
