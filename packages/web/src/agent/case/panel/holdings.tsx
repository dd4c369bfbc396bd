import { HOLDING_WORDS, type Holding, inForce, instant, type Regulation, type Right, rightsOf } from '@reglament/engine'
import type { CaseDetail } from '../../../api/shapes.ts'
import { programmeTitle } from '../../../say/reasons.ts'
import { useVoice } from '../../../say/say.tsx'
import { useNow } from '../../../ui/now.ts'
import { useRules } from '../../../ui/regulation.tsx'
import { periodWords, standingOf } from '../../clients/rights.ts'
import css from '../panel.module.css'

/** What the client holds as the regulation reads it: what is in force, until when, and what it gives. */
export function Holdings({ detail }: { readonly detail: CaseDetail }) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = instant(useNow())
  const holdings = holdingsOf(detail)
  if (holdings.length === 0) return <p className={css.soft}>{say('panel.noHoldings')}</p>
  const rights = [...rightsOf(holdings, regulation)].sort((a, b) => rank(a, now) - rank(b, now))
  const where = { timezone, locale, say }
  return (
    <ul className={css.plain} aria-label={say('panel.holdings')}>
      {rights.map((right) => {
        const { kind, product } = right.holding
        const state = stateOf(right, now)
        const gives = state === 'in-force' ? givenBy(right.holding, regulation, now) : null
        return (
          <li key={`${kind} ${product} ${right.holding.from}`} className={state === 'in-force' ? undefined : css.soft}>
            {HOLDING_WORDS[locale][kind]}
            {product && `, ${regulation.products[product]?.title[locale] ?? product}`}
            <span className={css.term}>{periodWords(right, where)}</span>
            <span className={css.term}>
              {gives !== null
                ? say('panel.gives', { programme: programmeTitle(gives, regulation, locale) ?? gives })
                : say(`panel.held.${state}`)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** The organization's; the person's own, as they were read for the case, where there is none. */
function holdingsOf({ organization, state }: CaseDetail): readonly Holding[] {
  return organization ? (organization.holdings as readonly Holding[]) : (state.request.holdings ?? [])
}

type HeldState = 'in-force' | 'ahead' | 'over' | 'not-granted'

function stateOf(right: Right, now: Parameters<typeof inForce>[1]): HeldState {
  if (!right.granted) return 'not-granted'
  if (inForce(right, now)) return 'in-force'
  return now < right.from ? 'ahead' : 'over'
}

const RANKS: readonly HeldState[] = ['in-force', 'ahead', 'not-granted', 'over']
function rank(right: Right, now: Parameters<typeof inForce>[1]): number {
  return RANKS.indexOf(stateOf(right, now))
}

/** The programme that this right alone would be served under today; null where it opens none. */
function givenBy(holding: Holding, regulation: Regulation, now: number): string | null {
  return standingOf([holding], regulation, now)?.programme.id ?? null
}
