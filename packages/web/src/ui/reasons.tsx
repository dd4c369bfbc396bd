import { type Reason, reasonWords } from '@reglament/engine'
import { useVoice } from '../say/say.tsx'
import { ClauseMark } from './clause.tsx'
import css from './reasons.module.css'
import { useRules } from './regulation.tsx'

/** Reasons one under another, each behind its clauses; the same words stand once. An assumption stands with its clause and is not repeated. */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { locale } = useVoice()
  const { regulation } = useRules()
  const lines = new Map<string, string[]>()
  for (const reason of reasons) {
    if (reason.kind === 'assumed') continue
    const words = reasonWords(reason, regulation, locale)
    lines.set(words, [...(lines.get(words) ?? []), ...(reason.clause === null ? [] : [reason.clause])])
  }
  return (
    <ul className={css.list}>
      {[...lines].map(([words, clauses]) => (
        <li key={words}>
          <ClauseRow clauses={clauses} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

/** The clauses that a thing rests on, in a row, each once; a ground that rests on none (its clause is empty) has no mark. */
export function ClauseRow({ clauses }: { readonly clauses: readonly string[] }) {
  const marks = [...new Set(clauses)].filter((clause) => clause !== '')
  return (
    <span className={css.row}>
      {marks.map((clause) => (
        <ClauseMark key={clause} id={clause} />
      ))}
    </span>
  )
}
