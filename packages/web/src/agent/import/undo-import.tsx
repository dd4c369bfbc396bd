import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { undoImport } from '../../api/imports.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './import-page.module.css'

interface Props {
  readonly desk: string
  readonly id: string
  readonly file: string
}

/** Takes a table back, and says of each record that stays why. */
export function UndoImport({ desk, id, file }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const undoing = useMutation({
    mutationFn: () => undoImport(desk, id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients', desk] }),
  })
  if (undoing.isSuccess) {
    const { removed, restored, kept, keptCount } = undoing.data
    return (
      <div role="status">
        <p>{say('import.undone', { removed, restored })}</p>
        {keptCount > 0 && <p>{say('import.kept', { count: keptCount })}</p>}
        <ul>
          {kept.map(({ line, target, about, reason }) => (
            <li key={`${line} ${target} ${about}`}>
              {say('import.keptLine', { line, about, reason: say(`import.kept.${reason}`) })}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <div className={css.row}>
      <Button
        size="xs"
        variant="default"
        aria-label={say('import.undoOf', { file })}
        loading={undoing.isPending}
        onClick={() => undoing.mutate()}
      >
        {say('import.undo')}
      </Button>
      {undoing.isError && <Failed error={undoing.error} />}
    </div>
  )
}
