import { channelsByInvitation, judgeRenewal } from '../policy/index.ts'
import type { Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision } from './decision.ts'
import { supply } from './intake.ts'
import type { CaseState } from './state.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/**
 * A right is asked for from this case, closed or not: what comes of it is kept with the case and told to the client. The
 * case itself stays where it is: it was judged by what was held when it was registered.
 */
export function renewRight(command: Of<'renew'>, context: Context): Decision {
  const { regulation, now } = context
  if (regulation.renewals.length === 0) return rejected('nothing-to-renew')
  const { ask, facts, quotedAt = now } = command
  const outcome = judgeRenewal(ask, facts, regulation, quotedAt)
  return decided(context, { kind: 'renewal-judged', ask, quotedAt, outcome })
}

/** The contact is let in (U5); a case that came by the channel that was barred is judged again with it. */
export function invite(state: CaseState, command: Of<'invite'>, context: Context): Decision {
  const { regulation, actor } = context
  if (actor.role === 'client') return rejected('role-not-allowed')
  const channels = channelsByInvitation(regulation)
  const clauses = channels.flatMap(
    (channel) =>
      regulation.programmes.find(({ channels: { about } }) => about[channel])?.channels.about[channel]?.clauses ?? [],
  )
  if (channels.length === 0) return rejected('no-invitation')
  if (state.request.invited === true) return rejected('already-invited', clauses)
  const invited = decided(context, { kind: 'invited', channels, clauses })
  if (invited.kind === 'rejected' || state.status !== 'waiting-client' || state.verdict.verdict !== 'redirect')
    return invited
  const { turnHeldBy, admission } = command
  const facts = { turnHeldBy, ...(admission ? { admission } : {}) }
  const again = supply(state, { kind: 'supply', data: { invited: true }, ...facts }, context)
  return again.kind === 'rejected' ? invited : { kind: 'decided', events: [...invited.events, ...again.events] }
}
