import { type Holding, type HoldingKind, type Regulation, type Right, rightsOf } from '@reglament/engine'

/** A right as it stands in the fields of a form: text everywhere, empty where nothing was said. */
export interface HoldingForm {
  readonly kind: string
  readonly product: string
  readonly from: string
  readonly until: string
}

/** What is to be recorded; null where it can't be yet. */
export function holdingOf({ kind, product, from, until }: HoldingForm): Holding | null {
  if (kind === '' || from === '') return null
  return {
    kind: kind as HoldingKind,
    from,
    ...(product === '' ? {} : { product }),
    ...(until === '' ? {} : { until }),
  }
}

/** The right that it will be, as far as the regulation can tell from this one alone. */
export function rightOf(form: HoldingForm, regulation: Regulation): Right | null {
  const holding = holdingOf(form)
  return holding && (rightsOf([holding], regulation)[0] ?? null)
}

export function isBackwards({ from, until }: HoldingForm): boolean {
  return until !== '' && from !== '' && until < from
}

/** The kinds of right that the regulation itself speaks of. */
export function kindsOf(regulation: Regulation): readonly HoldingKind[] {
  return Object.keys(regulation.holdings) as HoldingKind[]
}
