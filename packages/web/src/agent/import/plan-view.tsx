import { type ImportPlan, problemsUrl } from '../../api/imports.ts'
import { useVoice } from '../../say/say.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './import-page.module.css'

interface Props {
  readonly plan: ImportPlan
  readonly desk: string
  readonly id: string
}

const ACTIONS = ['make', 'change', 'same', 'problem'] as const

/** What the table would do, and everything that is wrong with it. */
export function PlanView({ plan, desk, id }: Props) {
  const { say, locale } = useVoice()
  const { totals, problems, problemCount, rows } = plan
  const all = totals.make + totals.change + totals.same + totals.problem
  return (
    <>
      <dl className={css.totals}>
        {ACTIONS.map((action) => (
          <div key={action}>
            <dt>{say(`import.${action}`)}</dt>
            <dd>{totals[action]}</dd>
          </div>
        ))}
      </dl>
      <p>{say('import.makes', { ...totals })}</p>
      {problemCount > 0 && (
        <div className={css.part}>
          <div className={css.row}>
            <h3>{say('import.problems', { count: problemCount })}</h3>
            <a href={problemsUrl(desk, id, locale)} download>
              {say('import.download')}
            </a>
          </div>
          {problemCount > problems.length && (
            <p className={css.hint}>{say('import.firstProblems', { shown: problems.length })}</p>
          )}
          <ScrollRegion className={css.scroll} label={say('import.problems', { count: problemCount })}>
            <table className={css.table} aria-label={say('import.problems', { count: problemCount })}>
              <thead>
                <tr>
                  <th scope="col">{say('import.line')}</th>
                  <th scope="col">{say('import.column')}</th>
                  <th scope="col">{say('import.value')}</th>
                  <th scope="col">{say('import.says')}</th>
                </tr>
              </thead>
              <tbody>
                {problems.map((problem) => (
                  <tr key={`${problem.line} ${problem.column} ${problem.code}`}>
                    <td>{problem.line}</td>
                    <td>{problem.column}</td>
                    <td>{problem.value}</td>
                    <td className={problem.isError ? css.error : undefined}>{problem.says}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </div>
      )}
      <details className={css.part}>
        <summary>
          {say('import.rowsTitle')}
          {all > rows.length ? `: ${say('import.firstRows', { shown: rows.length, all })}` : ''}
        </summary>
        <ScrollRegion className={css.scroll} label={say('import.rowsTitle')}>
          <table className={css.table} aria-label={say('import.rowsTitle')}>
            <tbody>
              {rows.map(({ line, action, about }) => (
                <tr key={line}>
                  <td>{line}</td>
                  <td>{say(`import.action.${action}`)}</td>
                  <td>{about}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </>
  )
}
