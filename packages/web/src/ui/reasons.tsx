import { type Reason, reasonWords } from '@reglament/engine'
import { useVoice } from '../say/say.tsx'
import { ClauseMark } from './clause.tsx'
import css from './reasons.module.css'
import { useRules } from './regulation.tsx'

/** Reasons one under another, each behind its clause. An assumption stands with its clause and is not repeated. */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { locale } = useVoice()
  const { regulation } = useRules()
  const shown = reasons.filter((reason) => reason.kind !== 'assumed')
  return (
    <ul className={css.list}>
      {shown.map((reason) => (
        <li key={`${reason.kind} ${reason.clause} ${reasonWords(reason, regulation, locale)}`}>
          {reason.clause && <ClauseMark id={reason.clause} />} {reasonWords(reason, regulation, locale)}
        </li>
      ))}
    </ul>
  )
}

/** The clauses that a thing rests on, in a row. */
export function ClauseRow({ clauses }: { readonly clauses: readonly string[] }) {
  return (
    <span className={css.row}>
      {clauses.map((clause) => (
        <ClauseMark key={clause} id={clause} />
      ))}
    </span>
  )
}
