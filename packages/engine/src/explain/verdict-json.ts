import { formatInstant } from '../base/instant.ts'
import type { Locale } from '../base/text.ts'
import type { Verdict } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import { reasonWords } from './reasons.ts'

/** A verdict as the contract writes it (section 5): instants with the regulation's offset, reasons as sentences. */
export interface VerdictJson extends Omit<Verdict, 'respondBy' | 'because'> {
  readonly respondBy: string | null
  readonly because: readonly { readonly clause: string | null; readonly says: string }[]
}

export function verdictJson(verdict: Verdict, regulation: Regulation, locale: Locale): VerdictJson {
  return {
    verdict: verdict.verdict,
    programme: verdict.programme,
    priority: verdict.priority,
    respondBy: verdict.respondBy === null ? null : formatInstant(verdict.respondBy, regulation.timezone),
    missing: verdict.missing,
    grounds: verdict.grounds,
    channels: verdict.channels,
    capabilities: verdict.capabilities,
    because: verdict.because.map((reason) => ({
      clause: reason.clause,
      says: reasonWords(reason, regulation, locale),
    })),
  }
}
