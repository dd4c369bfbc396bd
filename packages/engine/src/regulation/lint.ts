import type { SourceDocument } from './document.ts'
import { lintCalendars } from './lint-calendars.ts'
import { lintChannels } from './lint-channels.ts'
import { lintCitations, lintWording } from './lint-clauses.ts'
import { lintDurations } from './lint-durations.ts'
import { lintFavour } from './lint-favour.ts'
import { lintGrounds } from './lint-grounds.ts'
import { lintHoldings } from './lint-holdings.ts'
import { lintPort, lintProducts } from './lint-products.ts'
import { lintPromises } from './lint-promises.ts'
import { lintReach } from './lint-reach.ts'
import { lintRules } from './lint-rules.ts'
import { lintScopes } from './lint-scope.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'

/**
 * What is well formed but can't be meant: unknown clauses, programmes nobody reaches, rights that give nothing, promises
 * that can't be kept. Of a file that is only partly well formed, what depends on the rest is not judged.
 *
 * @param today the ISO date on which the file is checked; null: not known
 */
export function lint(
  file: RegulationFile,
  regulation: Regulation,
  document: SourceDocument,
  extent: 'whole' | 'part',
  today: string | null,
): void {
  lintCitations(file, document, extent)
  lintWording(file, document)
  lintProducts(file, document)
  lintPort(file, document)
  lintScopes(file, document)
  lintDurations(file, regulation, document)
  lintPromises(file, regulation, document)
  if (extent === 'part') return
  lintCalendars(file, regulation, document, today)
  lintReach(file, regulation, document)
  lintFavour(regulation, document)
  lintHoldings(regulation, document)
  lintChannels(file, regulation, document)
  lintGrounds(file, document)
  lintRules(file, regulation, document)
}
