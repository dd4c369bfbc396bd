import { type Instant, parseInstant } from '../base/instant.ts'
import type { Clauses, Programme, Regulation } from '../regulation/index.ts'
import { channelOf, channelsOpenTo } from './channel.ts'
import { deadline } from './deadline.ts'
import { inForce, rightsOf } from './entitlement.ts'
import { servingHours } from './hours.ts'
import { missingData } from './missing.ts'
import { type Fit, programmeFor } from './programme.ts'
import type { Request } from './request.ts'
import { scopeOf } from './scope.ts'
import { unsupported } from './supported.ts'
import { type Ground, type GroundReason, type Reason, VERDICTS, type Verdict, type VerdictKind } from './verdict.ts'

interface Finding {
  readonly verdict: VerdictKind
  readonly reason: Extract<Reason, { kind: 'ground' }>
  /** What else the rule rests on: the ground names the first of its clauses. */
  readonly also: Clauses
}

/**
 * What the regulation says of a request: every finding is collected, and the first in the order of `VERDICTS` is the
 * verdict (contracts, section 5). `respondBy` runs from the request whatever the verdict (I2).
 */
export function assess(request: Request, regulation: Regulation): Verdict {
  const at = parseInstant(request.at)
  if (at === null)
    throw new RangeError(`\`${request.at}\` is not an instant; check requests with \`readRequest\` first`)
  const rights = rightsOf(request.holdings ?? [], regulation)
  const fit = programmeFor(rights, regulation, at)
  const programme = fit?.programme ?? null
  const missing = missingData(request, regulation)
  const findings: Finding[] = []
  const find = (
    verdict: VerdictKind,
    reason: GroundReason,
    clauses: Clauses,
    fields: Extract<Reason, { kind: 'ground' }>['fields'] = [],
  ) =>
    findings.push({
      verdict,
      reason: { kind: 'ground', clause: clauses[0] ?? '', reason, fields },
      also: clauses.slice(1),
    })

  if (!programme) find('refuse', 'not-entitled', regulation.notEntitled)
  else {
    const channel = channelOf(request, programme.channels)
    if (!channel.open) find('redirect', 'channel-not-open', channel.clauses)
    if (programme.admission === 'refuse') find('refuse', 'not-entitled', programme.clauses)
    if (programme.admission === 'discretion') find('discretion', 'at-discretion', programme.clauses)
    const scope = scopeOf(request.topic, programme.scope)
    if (scope.is === 'out') find('refuse', 'out-of-scope', scope.clauses)
  }
  const product = unsupported(request.product, request.version, regulation)
  if (product) find('refuse', product.reason, product.clauses)
  for (const { rule, fields } of missing.rules) find('incomplete', 'missing-data', rule.clauses, fields)
  findings.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))

  const target = targetOf(programme, at, regulation)
  const hours = programme ? (servingHours(programme, at, regulation)?.clauses ?? []) : []
  const because = [
    ...findings.flatMap((each): Reason[] => [
      each.reason,
      ...each.also.map((clause): Reason => ({ kind: 'rule', clause })),
    ]),
    ...programmeReasons(fit, request, at),
    ...target.because,
    ...hours.map((clause): Reason => ({ kind: 'rule', clause })),
  ]
  return {
    verdict: findings[0]?.verdict ?? 'accept',
    programme: programme?.id ?? null,
    priority: programme?.priority ?? null,
    respondBy: target.respondBy,
    missing: missing.fields,
    grounds: distinctGrounds(findings),
    channels: programme ? channelsOpenTo(request, programme.channels) : [],
    capabilities: [...new Set(programme?.capabilities.flatMap((rule) => rule.grant) ?? [])],
    because: withAssumptions(because, regulation),
  }
}

function distinctGrounds(findings: readonly Finding[]): readonly Ground[] {
  const seen = new Set<string>()
  return findings
    .map(({ reason }) => ({ clause: reason.clause, reason: reason.reason }))
    .filter(({ clause, reason }) => !seen.has(`${clause} ${reason}`) && seen.add(`${clause} ${reason}`))
}

function programmeReasons(fit: Fit | null, request: Request, at: Instant): readonly Reason[] {
  if (!fit) return []
  const { programme, right } = fit
  const [first, ...others] = programme.clauses
  const reasons: Reason[] = []
  if (first !== undefined) reasons.push({ kind: 'programme', clause: first, programme: programme.id })
  if (right && inForce(right, at)) {
    for (const clause of right.clauses)
      reasons.push({ kind: 'holding', clause, holding: right.holding.kind, until: right.until })
  }
  reasons.push(...others.map((clause): Reason => ({ kind: 'rule', clause })))
  const about = programme.channels.about[request.channel]
  if (about) reasons.push(...about.clauses.map((clause): Reason => ({ kind: 'rule', clause })))
  const scope = scopeOf(request.topic, programme.scope)
  if (scope.is === 'in') reasons.push(...scope.clauses.map((clause): Reason => ({ kind: 'rule', clause })))
  reasons.push(
    ...programme.capabilities.flatMap((rule) => rule.clauses.map((clause): Reason => ({ kind: 'rule', clause }))),
  )
  return reasons
}

/** When the first answer is due, counted from `at`, and why then. */
export function targetOf(
  programme: Programme | null,
  at: Instant,
  regulation: Regulation,
): { readonly respondBy: Instant | null; readonly because: readonly Reason[] } {
  if (!programme) return { respondBy: null, because: [] }
  const { within, calendar, clauses } = programme.response
  const clause = clauses[0] ?? programme.clauses[0] ?? ''
  if (!within) return { respondBy: null, because: [{ kind: 'no-target', clause }] }
  const end = deadline(at, within, calendar, regulation)
  const because: Reason[] = [{ kind: 'target', clause, target: programme.id, calendar }]
  because.push(...clauses.slice(1).map((each): Reason => ({ kind: 'rule', clause: each })))
  because.push(
    ...regulation.response.clauses
      .filter((each) => !clauses.includes(each))
      .map((each): Reason => ({ kind: 'rule', clause: each })),
  )
  const calendarClauses = calendar === null ? [] : (regulation.calendars[calendar]?.clauses ?? [])
  because.push(...calendarClauses.map((each): Reason => ({ kind: 'rule', clause: each })))
  if (end.at === null) because.push({ kind: 'never-due', clause })
  if (end.unknownYears.length > 0)
    because.push({ kind: 'calendar-year-unknown', clause: calendarClauses[0] ?? null, years: end.unknownYears })
  return { respondBy: end.at, because }
}

/** A clause stands once; where the source left something open that it rests on, the assumption stands behind it. */
function withAssumptions(reasons: readonly Reason[], regulation: Regulation): readonly Reason[] {
  const seen = new Set<string>()
  return reasons.flatMap((reason): Reason[] => {
    const { clause } = reason
    if (reason.kind === 'rule' && clause !== null && seen.has(clause)) return []
    const again = clause === null || seen.has(clause)
    if (clause !== null) seen.add(clause)
    const assumed = clause !== null && !again && regulation.clauses[clause]?.assumed
    return assumed ? [reason, { kind: 'assumed', clause }] : [reason]
  })
}
