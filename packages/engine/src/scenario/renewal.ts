import type { Instant } from '../base/instant.ts'
import { type Act, type Holding, type RenewalOutcome, type Request, renew } from '../policy/index.ts'
import { HOLDING_KINDS, type Regulation } from '../regulation/index.ts'
import type { StepCommand } from './model.ts'

type Renewed = Extract<RenewalOutcome, { kind: 'renewed' }> & { readonly act: string | null }

/**
 * `renew: {case, holding, terms, act: {number, issued-by, shows-support}}`: asked for through the channel of the case, at
 * the instant of the step. A string says what can't be used.
 */
export function renewalOf(
  { details }: StepCommand,
  request: Request,
  renewed: readonly Holding[],
  actsUsed: readonly string[],
  regulation: Regulation,
  now: Instant,
): Renewed | Extract<RenewalOutcome, { kind: 'refused' }> | string {
  const holding = HOLDING_KINDS.find((kind) => kind === details.holding)
  if (holding === undefined) return `no holding is called \`${String(details.holding)}\``
  const act = actOf(details.act)
  const outcome = renew(
    {
      holding,
      channel: request.channel,
      ...(details.terms === undefined ? {} : { terms: Number(details.terms) }),
      ...(act ? { act } : {}),
      holdings: [...(request.holdings ?? []), ...renewed],
      actsUsed,
    },
    regulation,
    now,
  )
  return outcome.kind === 'renewed' ? { ...outcome, act: act?.number ?? null } : outcome
}

function actOf(written: unknown): Act | null {
  if (typeof written !== 'object' || written === null) return null
  const { number, 'issued-by': issuedBy, 'shows-support': showsSupport } = written as Record<string, unknown>
  return {
    number: typeof number === 'string' ? number : '',
    issuedBy: issuedBy === 'partner' ? 'partner' : 'vendor',
    showsSupport: String(showsSupport) !== 'false',
  }
}
