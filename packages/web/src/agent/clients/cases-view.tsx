import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLine } from '../list/case-line.tsx'
import list from '../list/list.module.css'
import css from './client-page.module.css'

/** What the client asked, the newest change first. */
export function Cases({
  detail: { cases, caseCount },
  desk,
}: {
  readonly detail: ClientDetail
  readonly desk: string
}) {
  const { say } = useVoice()
  return (
    <section>
      <h2 className={css.heading}>{say('client.cases')}</h2>
      {caseCount === 0 && <p className={css.soft}>{say('client.noCases')}</p>}
      {caseCount > cases.length && (
        <p className={css.soft}>{say('client.newestOf', { shown: cases.length, all: caseCount })}</p>
      )}
      <ul className={`${list.lines} ${css.cases}`}>
        {cases.map((row) => (
          <CaseLine key={row.id} row={row} desk={desk} />
        ))}
      </ul>
    </section>
  )
}
