import type { CaseHit, Found, Snippet } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import css from './hits.module.css'

/** A text with what was found in it marked; whatever a client wrote is shown as text. */
function Marked({ parts }: { readonly parts: Snippet }) {
  return parts.map(({ text, hit }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name than their place
    hit ? <mark key={at}>{text}</mark> : text,
  )
}

/** A case that was found: what it is, whose turn, and where the words stand. */
export function CaseHitView({ hit }: { readonly hit: CaseHit }) {
  const { say } = useVoice()
  return (
    <span className={css.case}>
      <span className={css.label}>
        <CaseLabel label={hit.label} />
      </span>
      <span className={css.subject}>
        <Marked parts={hit.subject} />
      </span>
      <span className={css.turn}>
        <TurnMark turn={hit.turn} />
      </span>
      <span className={css.about}>
        {[hit.client, hit.assignee].filter(Boolean).join(' · ')}
        {hit.found && (
          <span className={css.found}>
            {hit.found.in !== 'message' && <b>{say(`palette.in.${hit.found.in}`)} </b>}
            <Marked parts={hit.found.parts} />
          </span>
        )}
      </span>
    </span>
  )
}

export function OrganizationHitView({ hit }: { readonly hit: Found['organizations'][number] }) {
  const { say } = useVoice()
  return (
    <span className={css.client}>
      <span>{hit.name ?? hit.inn}</span>
      <span className={css.about}>
        {[
          hit.inn === null ? null : say('palette.inn', { inn: hit.inn }),
          hit.openCases === 0 ? null : say('palette.openCases', { count: hit.openCases }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}

export function PersonHitView({ hit }: { readonly hit: Found['people'][number] }) {
  return (
    <span className={css.client}>
      <span>{hit.name ?? hit.email ?? hit.phone}</span>
      <span className={css.about}>
        {[hit.organization?.name, hit.name === null ? null : hit.email, hit.phone].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}
