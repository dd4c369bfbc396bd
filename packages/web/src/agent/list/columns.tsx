import { Checkbox } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setPreferences } from '../../api/lists.ts'
import type { Preferences } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import type { Columns } from './case-line.tsx'
import css from './filters.module.css'

type Column = Preferences['columns'][number]

const COLUMNS = [
  'client',
  'programme',
  'product',
  'priority',
  'turn',
  'assignee',
  'strip',
  'clientTime',
] as const satisfies readonly Column[]

/** What a line shows beside its number, subject and time; kept on the server, for this person. */
export function ColumnChoice({ desk, columns }: { readonly desk: string; readonly columns: Columns }) {
  const say = useSay()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const choosing = useMutation({
    mutationFn: (chosen: Column[]) => setPreferences(desk, { columns: chosen }),
    onMutate: (chosen) =>
      queries.setQueryData<Preferences>(['preferences', desk], (before) => before && { ...before, columns: chosen }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['preferences', desk] }),
  })
  const toggle = (column: Column) =>
    choosing.mutate(COLUMNS.filter((each) => (each === column ? !columns.has(each) : columns.has(each))))
  return (
    <div className={css.columns}>
      <button type="button" className={css.plain} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('columns.title')}
      </button>
      {isOpen && (
        <fieldset className={css.choice}>
          <legend className={css.legend}>{say('columns.title')}</legend>
          {COLUMNS.map((column) => (
            <Checkbox
              key={column}
              size="xs"
              label={say(`columns.${column}`)}
              checked={columns.has(column)}
              onChange={() => toggle(column)}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}
