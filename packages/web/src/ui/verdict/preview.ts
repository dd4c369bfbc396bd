import { assess, type Holding, type Programme, type Regulation, type Request, type Verdict } from '@reglament/engine'

/** What a programme would say of the request, if the client turns out to belong to it. */
export interface Offer {
  readonly programme: Programme
  readonly verdict: Verdict
}

/** The grounds that do not depend on who asks. */
type Barring = 'product-not-supported' | 'version-not-supported' | 'out-of-scope'

const BARRING: readonly Barring[] = ['product-not-supported', 'version-not-supported', 'out-of-scope']

/** What can be said before the desk has looked up the client's rights. */
export interface Preview {
  readonly offers: readonly Offer[]
  readonly missing: Verdict['missing']
  /** Grounds that stand against the request whoever asks: the product, its version, the topic. */
  readonly against: readonly { readonly reason: Barring; readonly clause: string }[]
  /** No programme lets the request in through this channel. */
  readonly isChannelShut: boolean
  /** Where the channel is shut: those that are open. */
  readonly open: Verdict['channels']
}

/** A date long past: gives a right that asks only whether it was ever held. */
const LONG_AGO = '2000-01-01'

/**
 * Judges the request once for each programme of the regulation, as if the client held what that programme asks for.
 * The engine decides every one of them; nothing here knows a rule.
 */
export function preview(request: Request, regulation: Regulation): Preview {
  const offers = regulation.programmes.flatMap((programme) => {
    const verdict = asMemberOf(programme, request, regulation)
    return verdict ? [{ programme, verdict }] : []
  })
  const [first] = offers
  const plain = first?.verdict ?? assess(request, regulation)
  const against = BARRING.flatMap((reason) => {
    const ground = plain.grounds.find((each) => each.reason === reason)
    const isAlways = offers.every(({ verdict }) => verdict.grounds.some((each) => each.reason === reason))
    return ground && isAlways ? [{ reason, clause: ground.clause }] : []
  })
  return {
    offers,
    missing: plain.missing,
    against,
    isChannelShut: offers.length > 0 && offers.every(({ verdict }) => verdict.verdict === 'redirect'),
    open: [...new Set(offers.flatMap(({ verdict }) => verdict.channels))],
  }
}

function asMemberOf(programme: Programme, request: Request, regulation: Regulation): Verdict | null {
  const tries: Holding[][] = []
  if (programme.who.kind === 'everyone') tries.push([])
  else {
    const today = request.at.slice(0, 10)
    const product = request.product ? { product: request.product } : {}
    for (const kind of programme.who.holds) tries.push([{ kind, from: today, ...product }])
    for (const kind of programme.who.held) tries.push([{ kind, from: LONG_AGO, ...product }])
  }
  for (const holdings of tries) {
    const verdict = assess({ ...request, holdings }, regulation)
    if (verdict.programme === programme.id) return verdict
  }
  return null
}
