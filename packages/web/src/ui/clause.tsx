import { useId, useState } from 'react'
import { useVoice } from '../say/say.tsx'
import css from './clause.module.css'
import { useClauseAddress, useRules } from './regulation.tsx'

/** The text of a clause, and what the desk takes it to mean where the source leaves that open. */
export function ClauseText({ id }: { readonly id: string }) {
  const { locale, say } = useVoice()
  const clause = useRules().regulation.clauses[id]
  if (!clause) return null
  return (
    <>
      {clause.text[locale]}
      {clause.assumed && (
        <span className={css.assumed}> {say('clause.assumed', { text: clause.assumed[locale] })}</span>
      )}
    </>
  )
}

/** The mark of a clause, as it stands in the margin of an annotated law; pressed, it opens the clause in place. */
export function ClauseMark({ id }: { readonly id: string }) {
  const { say } = useVoice()
  const [isOpen, setOpen] = useState(false)
  const text = useId()
  const known = Object.hasOwn(useRules().regulation.clauses, id)
  if (!known) return <span className={css.mark}>{id}</span>
  return (
    <>
      <button
        type="button"
        className={css.mark}
        aria-expanded={isOpen}
        aria-controls={text}
        aria-label={say('clause.open', { clause: id })}
        onClick={() => setOpen(!isOpen)}
      >
        {id}
      </button>
      {isOpen && (
        <span id={text} className={css.text}>
          <ClauseText id={id} /> <InRegulation id={id} />
        </span>
      )}
    </>
  )
}

/** Opens beside the page: whoever reads a clause is in the middle of something. */
function InRegulation({ id }: { readonly id: string }) {
  const { say } = useVoice()
  return (
    <a className={css.source} href={useClauseAddress(id)} target="_blank" rel="noreferrer">
      {say('clause.inRegulation', { clause: id })}
    </a>
  )
}
