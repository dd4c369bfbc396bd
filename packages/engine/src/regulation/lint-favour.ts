import { isAtLeast, isLonger } from './compare-durations.ts'
import type { SourceDocument } from './document.ts'
import type { ChannelRule, Programme, Regulation, Scope, Target } from './model.ts'
import { TOPICS, type Topic } from './vocabulary.ts'

/** How one programme stands to another in one respect; `unlike` where neither is certainly as good as the other. */
type Standing = 'better' | 'same' | 'unlike'

/** Each is compared with each; a regulation has a handful, and nothing may make the check crawl. */
const MAX_COMPARED = 64
const ADMISSIONS = ['open', 'discretion', 'refuse'] as const

/**
 * Programmes stand from the most to the least favourable, because the first that fits serves: one that is as good in
 * every respect and better in some is no use below. Only what is certain is told.
 */
export function lintFavour(regulation: Regulation, document: SourceDocument): void {
  const { programmes } = regulation
  const everyone = programmes.findIndex((each) => each.who.kind === 'everyone')
  const reached = programmes.slice(0, Math.min(everyone < 0 ? programmes.length : everyone + 1, MAX_COMPARED))
  const offers = reached.map(offerOf)
  for (const [i, lower] of offers.entries()) {
    for (const upper of offers.slice(0, i)) {
      const better = betterIn(lower, upper, regulation)
      if (better.length === 0) continue
      document.report(
        'order-of-programmes',
        ['programmes', lower.id],
        `\`${lower.id}\` is better than \`${upper.id}\` above it: ${better.join(', ')}`,
        `who may be served by both is served by the first: move \`${lower.id}\` up, or give \`${upper.id}\` as much`,
        'key',
      )
      break
    }
  }
}

/** A programme with what it opens, gives and covers. */
interface Offer extends Pick<Programme, 'id' | 'admission' | 'response' | 'priority' | 'hours' | 'targets'> {
  readonly channels: ReadonlySet<string>
  readonly capabilities: ReadonlySet<string>
  readonly subjects: ReadonlySet<string>
}

function offerOf(programme: Programme): Offer {
  const { id, admission, response, priority, hours, targets } = programme
  return {
    ...{ id, admission, response, priority, hours, targets },
    channels: channels(programme.channels),
    capabilities: capabilities(programme),
    subjects: subjects(programme.scope),
  }
}

/** In what `lower` is better, if it is nowhere worse; else nothing. */
function betterIn(lower: Offer, upper: Offer, { queue }: Regulation): readonly string[] {
  const respects: [string, Standing][] = [
    ['it is let in sooner', admission(lower, upper)],
    ['it is answered sooner', target(lower.response, upper.response)],
    ['it comes first in the queue', queue.order.includes('priority') ? priority(lower, upper) : 'same'],
    ['it has more channels', superset(lower.channels, upper.channels)],
    ['it may be given more', superset(lower.capabilities, upper.capabilities)],
    ['hours', lower.hours === upper.hours ? 'same' : 'unlike'],
    ['targets', JSON.stringify(lower.targets) === JSON.stringify(upper.targets) ? 'same' : 'unlike'],
    // Subjects alone don't make it better: what is left out may be had elsewhere.
    ['subjects', superset(lower.subjects, upper.subjects) === 'unlike' ? 'unlike' : 'same'],
  ]
  if (respects.some(([, standing]) => standing === 'unlike')) return []
  return respects.filter(([, standing]) => standing === 'better').map(([why]) => why)
}

function admission(lower: Offer, upper: Offer): Standing {
  const difference = ADMISSIONS.indexOf(lower.admission) - ADMISSIONS.indexOf(upper.admission)
  return difference < 0 ? 'better' : difference === 0 ? 'same' : 'unlike'
}

function target(lower: Target, upper: Target): Standing {
  if (!lower.within) return upper.within ? 'unlike' : 'same'
  if (!upper.within) return 'better'
  if (lower.within.clock === 'working' && upper.within.clock === 'working' && lower.calendar !== upper.calendar)
    return 'unlike'
  if (isLonger(upper.within, lower.within)) return 'better'
  return isAtLeast(upper.within, lower.within) ? 'same' : 'unlike'
}

/** A smaller number comes first; none comes last. */
function priority(lower: Offer, upper: Offer): Standing {
  const difference = (lower.priority ?? Number.MAX_VALUE) - (upper.priority ?? Number.MAX_VALUE)
  return difference < 0 ? 'better' : difference === 0 ? 'same' : 'unlike'
}

function superset(lower: ReadonlySet<string>, upper: ReadonlySet<string>): Standing {
  if (![...upper].every((each) => lower.has(each))) return 'unlike'
  return lower.size > upper.size ? 'better' : 'same'
}

/** One by invitation is no equal to one that is open to all. */
function channels({ open, also, about }: ChannelRule): ReadonlySet<string> {
  return new Set([...open, ...also].map((each) => (about[each]?.byInvitation ? `${each} by invitation` : each)))
}

/** One on a condition is no equal to one without. */
function capabilities(programme: Programme): ReadonlySet<string> {
  return new Set(
    programme.capabilities.flatMap(({ grant, note }) => grant.map((each) => (note ? `${each}: ${note.en}` : each))),
  )
}

function subjects(scope: Scope): ReadonlySet<string> {
  const names = (rules: Scope['in'], topic: Topic) => rules.some((rule) => rule.topics.includes(topic))
  return new Set(
    TOPICS.filter((topic) => !names(scope.out, topic) && (names(scope.in, topic) || scope.otherwise.is === 'in')),
  )
}
