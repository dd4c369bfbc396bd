import type { Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision } from './decision.ts'
import type { CaseState } from './state.ts'

/**
 * Gives the case to a colleague, or to nobody. A developer gets it while it is with development; what is over is
 * nobody's work. A developer gives no work to others; what they have themselves they may put down.
 */
export function assign(
  state: CaseState,
  { assignee, assigneeRole, message }: Extract<Command, { kind: 'assign' }>,
  context: Context,
): Decision {
  const { actor } = context
  if (actor.role === 'client' || actor.role === 'desk') return rejected('role-not-allowed')
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  const isOwn = assignee === actor.id || (assignee === null && state.assignee === actor.id)
  if (actor.role === 'developer' && !isOwn) return rejected('role-not-allowed')
  if (assignee === state.assignee) return rejected('already-assigned')
  if (assignee !== null && assigneeRole == null) return rejected('assignee-not-member')
  if (assigneeRole === 'developer' && assignee !== null && state.status !== 'escalated')
    return rejected('assignee-is-developer', context.regulation.escalation.clauses)
  return decided(context, { kind: 'assigned', assignee, was: state.assignee, message: message ?? null })
}
