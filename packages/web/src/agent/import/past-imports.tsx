import { useQuery } from '@tanstack/react-query'
import { listImports } from '../../api/imports.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { Failed } from '../../ui/states.tsx'
import css from './import-page.module.css'
import { UndoImport } from './undo-import.tsx'

/** Tables of before: who brought them in, and a way back for as long as there is one. */
export function PastImports({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const found = useQuery({ queryKey: ['imports', desk], queryFn: () => listImports(desk) })
  const when = (at: string | null) =>
    at === null ? '' : dayAndTime(Date.parse(at), now, { timezone: readersZone(), locale, say })
  if (found.isError) return <Failed error={found.error} retry={() => found.refetch()} />
  if (!found.data || found.data.rows.length === 0) return null
  return (
    <section aria-label={say('import.before')}>
      <h2 className={css.heading}>{say('import.before')}</h2>
      <ul className={css.plain}>
        {found.data.rows.map(({ id, filename, createdBy, createdAt, doneBy, doneAt, undoneBy, undoneAt, totals }) => (
          <li key={id}>
            <strong>{filename}</strong>{' '}
            {doneAt !== null
              ? say('import.wasDone', {
                  by: doneBy ?? say('right.somebody'),
                  at: when(doneAt),
                  make: totals?.make ?? 0,
                  change: totals?.change ?? 0,
                })
              : say('import.notRun', { by: createdBy ?? say('right.somebody'), at: when(createdAt) })}{' '}
            {undoneAt !== null &&
              say('import.wasUndone', { by: undoneBy ?? say('right.somebody'), at: when(undoneAt) })}
            {doneAt !== null && undoneAt === null && <UndoImport desk={desk} id={id} file={filename} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
