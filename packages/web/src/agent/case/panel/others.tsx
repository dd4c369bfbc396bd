import { Link } from '@tanstack/react-router'
import type { CaseDetail, CaseRow } from '../../../api/shapes.ts'
import { type Say, useSay } from '../../../say/say.tsx'
import { CaseLabel } from '../../../ui/case-label.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { TurnMark } from '../../../ui/turn.tsx'
import { When } from '../../../ui/when.tsx'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** The other cases of the client: those that are open, with whose turn it is and why; then what was settled lately. */
export function Others({ detail, desk }: SectionProps) {
  const say = useSay()
  const open = detail.otherCases.filter(({ turn }) => turn !== 'nobody')
  const ended = detail.otherCases.filter(({ turn }) => turn === 'nobody')
  const holder = holderOf(detail)
  const isBehind = detail.status === 'waiting-turn' && holder !== null
  if (detail.otherCases.length === 0) return null
  return (
    <section>
      <h2>{say('panel.others')}</h2>
      {isBehind && <p>{say('panel.thisBehind', { label: holder.label })}</p>}
      {open.length > 0 && (
        <ul className={css.plain}>
          {open.map((other) => (
            <Other key={other.id} other={other} desk={desk} why={whyWaits(other, holder, detail, say)} />
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <details className={css.more} open={open.length === 0}>
          <summary>{say('panel.ended', { count: ended.length })}</summary>
          <ul className={css.plain}>
            {ended.map((other) => (
              <Other key={other.id} other={other} desk={desk} why={null} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Other({ other, desk, why }: { readonly other: CaseRow; readonly desk: string; readonly why: string | null }) {
  const say = useSay()
  const { timezone } = useRules()
  return (
    <li className={css.other}>
      <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(other.number) }}>
        <CaseLabel label={other.label} /> {other.subject}
      </Link>
      <span className={css.state}>
        {other.turn === 'nobody' ? (
          <>
            {say(`status.${other.status}`)}, <When at={Date.parse(other.changedAt)} timezone={timezone} zone="never" />
          </>
        ) : (
          <TurnMark turn={other.turn} />
        )}
      </span>
      {why && <span className={css.soft}>{why}</span>}
    </li>
  )
}

/** The case of this client that is being worked (I22): this one or another; null where none is. */
function holderOf(detail: CaseDetail): Pick<CaseRow, 'id' | 'label'> | null {
  return [detail, ...detail.otherCases].find(({ state }) => state.hasTurn) ?? null
}

function whyWaits(
  other: CaseRow,
  holder: Pick<CaseRow, 'id' | 'label'> | null,
  detail: CaseDetail,
  say: Say,
): string | null {
  if (other.status === 'waiting-turn' && holder)
    return say(holder.id === detail.id ? 'panel.behindThis' : 'panel.behind', { label: holder.label })
  return other.state.hasTurn && detail.status === 'waiting-turn' ? say('panel.hasTurn') : null
}
