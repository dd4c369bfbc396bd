import { type Instant, isOrdinary, parseInstant } from '../base/instant.ts'
import { endOfTerm, isIsoDate } from '../calendar/index.ts'
import type { GroundReason, Verdict } from '../policy/index.ts'
import type { CaseState } from './state.ts'

/** What the head decided for a client until a date (I11): in force until, and not at, its end. */
export interface Admission {
  readonly until: Instant
  readonly reason: string
}

/**
 * An admission of the same client that still runs, as the shell read it from another case; it travels inside the command.
 * It lets in what rests on the same grounds, and nothing worse.
 */
export interface AdmissionFact extends Admission {
  /** The case that the head decided on. */
  readonly caseId: string
  readonly grounds: readonly GroundReason[]
}

/** The grounds that keep a case from being worked until somebody admits it; data and channel are the client's to mend. */
function barring(verdict: Verdict): readonly GroundReason[] {
  return verdict.grounds
    .map(({ reason }) => reason)
    .filter((reason) => reason !== 'missing-data' && reason !== 'channel-not-open')
}

/** Whether what the head decided for the client covers this verdict too. */
export function covers(admission: AdmissionFact | null | undefined, verdict: Verdict, now: Instant): boolean {
  if (!admission || now >= admission.until) return false
  if (verdict.verdict !== 'refuse' && verdict.verdict !== 'discretion') return false
  const known = new Set(admission.grounds)
  return barring(verdict).every((reason) => known.has(reason))
}

/**
 * What one case of a client says of its others: the admission that it is under, while it runs. Refusing the case takes
 * the admission back; closing it does not.
 */
export function admissionOf(state: CaseState, now: Instant): AdmissionFact | null {
  const { admission, admitted, status } = state
  if (!admitted || !admission || now >= admission.until || status === 'refused') return null
  return { ...admission, caseId: state.id, grounds: barring(state.verdict) }
}

/** The end of an admission as its giver wrote it: a date runs to its end in the regulation's zone; null: it can't be read. */
export function readUntil(text: string, timezone: string): Instant | null {
  const written = text.trim()
  const at = isIsoDate(written) ? endOfTerm(written, { days: 0, months: 0 }, timezone) : parseInstant(written)
  return at !== null && isOrdinary(at) ? at : null
}
