import type { SourceDocument } from './document.ts'
import type { Regulation } from './model.ts'
import type { HoldingKind } from './vocabulary.ts'

/** Rights that programmes ask for and `holdings` does not define, or that are defined and give nothing. */
export function lintHoldings(regulation: Regulation, document: SourceDocument): void {
  const { holdings } = regulation
  const wanted = new Set<HoldingKind>()
  for (const { id, who } of regulation.programmes) {
    for (const kind of who.kind === 'holder' ? [...who.holds, ...who.held] : []) {
      if (!wanted.has(kind) && !holdings[kind])
        document.report(
          'holding-without-rule',
          ['programmes', id, 'who'],
          `\`${id}\` asks for \`${kind}\`, but \`holdings\` does not say how long it lasts`,
          `add \`${kind}:\` under \`holdings\``,
          'key',
        )
      wanted.add(kind)
    }
  }
  const givesNothing = (kind: HoldingKind) => !wanted.has(kind) && !wanted.has(holdings[kind]?.countsAs ?? kind)
  for (const kind of Object.keys(holdings) as HoldingKind[]) {
    const countsAs = holdings[kind]?.countsAs ?? null
    if (countsAs === kind) {
      document.report(
        'counts-as-in-vain',
        ['holdings', kind, 'counts-as'],
        `\`${kind}\` counts as itself anyway`,
        'leave `counts-as:` out',
      )
    }
    const further = countsAs === null || countsAs === kind ? null : (holdings[countsAs]?.countsAs ?? null)
    if (countsAs !== null && further !== null && further !== countsAs) {
      document.report(
        'counts-as-in-vain',
        ['holdings', kind, 'counts-as'],
        `\`${kind}\` does not become \`${further}\` by way of \`${countsAs}\`: only one step is taken`,
        `write \`counts-as: ${further}\` if that is meant`,
      )
    } else if (givesNothing(kind)) {
      document.report(
        'holding-without-programme',
        ['holdings', kind],
        `\`${kind}\` gives no programme`,
        'name it in the `who:` of a programme, or leave it out',
        'key',
      )
    }
  }
  for (const { holding } of regulation.renewals) {
    if (givesNothing(holding) && !holdings[holding])
      document.report(
        'holding-without-programme',
        ['renewals', holding],
        `\`${holding}\` can be renewed, but gives no programme`,
        'name it in the `who:` of a programme, or leave it out',
        'key',
      )
  }
}
