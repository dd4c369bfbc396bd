import type { Ground } from '../policy/index.ts'
import type { Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision } from './decision.ts'
import { notToClient } from './development.ts'
import type { CaseState } from './state.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** The client says that nothing is open (I28). */
export function confirm(state: CaseState, context: Context): Decision {
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  const clause = context.regulation.lifecycle.confirmation.clauses[0] ?? null
  return decided(context, { kind: 'closed', closedBy: 'confirmation', clause, into: null })
}

export function close(state: CaseState, context: Context): Decision {
  const { when, clauses } = context.regulation.lifecycle.bySpecialist
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  const barred = notToClient(context.actor, context.regulation)
  if (barred) return barred
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  if (when === 'after-answer' && !state.answered) return rejected('not-answered', clauses)
  return decided(context, { kind: 'closed', closedBy: 'specialist', clause: clauses[0] ?? null, into: null })
}

/** A person refuses, on what the verdict found or on a ground that the regulation names (I17, A19). */
export function refuse(state: CaseState, command: Of<'refuse'>, context: Context): Decision {
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  const barred = notToClient(context.actor, context.regulation)
  if (barred) return barred
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  const grounds = refusalGrounds(state, command, context)
  if (grounds === null) return rejected('unknown-refusal-ground')
  const [first] = grounds
  if (!first) return rejected('refusal-needs-ground')
  return decided(context, {
    kind: 'refused',
    reason: command.reason ?? first.reason,
    grounds,
    ...(command.evidence ? { evidence: command.evidence } : {}),
    message: command.message ?? null,
  })
}

/** The grounds of a refusal; empty where none was given, null where it names one that the regulation does not know. */
function refusalGrounds(
  state: CaseState,
  { reason, clause }: Of<'refuse'>,
  { regulation }: Context,
): readonly Ground[] | null {
  const found = state.verdict.grounds.filter(
    (ground) => ground.reason !== 'missing-data' && ground.reason !== 'channel-not-open',
  )
  if (reason === undefined && clause === undefined) return found
  const known =
    reason !== undefined && Object.hasOwn(regulation.refusals, reason) ? regulation.refusals[reason] : undefined
  if (reason !== undefined && known) {
    // A ground that its author gave no clause is a ground all the same.
    const cited = known.clauses.length > 0 ? known.clauses : ['']
    const named = cited
      .map((each) => ({ clause: each, reason: reason as Ground['reason'] }))
      .filter((each) => clause === undefined || each.clause === clause)
    return named.length > 0 ? named : null
  }
  const judged = state.verdict.grounds.filter(
    (ground) => ground.reason === reason || ground.clause === (clause ?? reason),
  )
  if (judged.length > 0) return judged
  const cited = clause ?? reason
  if (cited !== undefined && Object.hasOwn(regulation.clauses, cited))
    return [{ clause: cited, reason: (reason ?? 'not-entitled') as Ground['reason'] }]
  // Where the verdict has found grounds, the person who confirms them may say so in their own words.
  return clause === undefined && found.length > 0 ? found : null
}
