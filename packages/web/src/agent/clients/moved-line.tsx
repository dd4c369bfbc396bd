import { Button } from '@mantine/core'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import page from '../import/import-page.module.css'
import type { Moves } from './use-moves.ts'

/** What was done to somebody just now, and the way back while there is one. */
export function MovedLine({ moves: { done, move, confirm, undo } }: { readonly moves: Moves }) {
  const say = useSay()
  const failed = [undo, move, confirm].find((each) => each.isError)
  return (
    <>
      <div role="status">
        {done && (
          <p className={page.news}>
            {say(`move.done.${done.kind}`, { name: done.name, to: done.to })}{' '}
            {done.cases > 0 && say('move.casesWent', { count: done.cases })}
            {done.id !== null && (
              <Button size="compact-xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(done)}>
                {say('move.undo')}
              </Button>
            )}
          </p>
        )}
      </div>
      {failed && <Failed error={failed.error} />}
    </>
  )
}
