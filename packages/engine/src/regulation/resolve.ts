import { DURATION_UNITS, type Duration, type DurationProblem, parseDuration } from '../base/duration.ts'
import type { Text } from '../base/text.ts'
import type { Path, SourceDocument } from './document.ts'
import type {
  ChannelDetail,
  ChannelRule,
  FurtherTarget,
  HoldingRule,
  Programme,
  Regulation,
  Scope,
  Target,
} from './model.ts'
import { resolveCalendars } from './resolve-calendars.ts'
import type { RegulationFile } from './schema.ts'
import { didYouMean } from './suggest.ts'
import { CHANNELS, type Channel, type HoldingKind } from './vocabulary.ts'

const DURATION_HELP: Record<DurationProblem, string> = {
  'no-unit': 'a unit says which clock runs: `16 working hours` or `16 hours`?',
  'unknown-unit': `units are ${DURATION_UNITS.map((unit) => `\`${unit}s\``).join(', ')}`,
  'not-a-number': 'write a number and its unit, such as `4 hours`',
  'fraction-of-a-day': 'days, weeks, months and years are whole; write hours for less',
  'too-long': 'a hundred years is the most; write `none` for a time without end',
}

/** Turns a well-shaped file into the model, and reports every name and duration that means nothing. */
export function resolve(
  file: RegulationFile,
  document: SourceDocument,
  imports: (name: string) => string | null,
): Regulation {
  const duration = (text: string, path: Path): Duration => {
    const parsed = parseDuration(text)
    if (typeof parsed !== 'string') return parsed
    document.report('bad-duration', path, `\`${text}\` is not a length of time`, DURATION_HELP[parsed])
    return { clock: 'elapsed', ms: 0 }
  }
  /** A right lasts by the calendar or the clock; no one counts it in working hours. */
  const term = (text: string, path: Path): Duration => {
    const parsed = duration(text, path)
    if (parsed.clock === 'working')
      document.report('bad-duration', path, `\`${text}\` is working time`, 'write days, months, years or plain hours')
    return parsed
  }
  const calendars = resolveCalendars(file, document, imports)
  const calendarName = (name: string | undefined, path: Path): string | null => {
    if (name === undefined) return null
    // One that stands there but can't be read has its own problem already.
    if (!Object.hasOwn(calendars, name) && !document.has(['calendars', name])) {
      document.report(
        'unknown-calendar',
        path,
        `no calendar is called \`${name}\``,
        didYouMean(name, Object.keys(calendars)),
      )
    }
    return name
  }
  const hours = calendarName(file.hours, ['hours'])

  const needsCalendar = (written: string, path: Path) =>
    document.report(
      'working-time-without-calendar',
      path,
      `\`${written}\` needs a calendar to run on`,
      'name one with `calendar:` here, or with `hours:` for the desk',
    )

  const target = (
    written: { within: string; calendar?: string | undefined; clauses: string[] },
    served: string | null,
    path: Path,
  ): Target => {
    if (written.within === 'none') return { within: null, calendar: null, clauses: written.clauses }
    const within = duration(written.within, [...path, 'within'])
    const named = calendarName(written.calendar, [...path, 'calendar'])
    const calendar = within.clock === 'working' ? (named ?? served) : null
    if (within.clock === 'working' && calendar === null && !document.has([...path, 'calendar']))
      needsCalendar(written.within, [...path, 'within'])
    return { within, calendar, clauses: written.clauses }
  }

  const furtherTargets = (
    written: RegulationFile['programmes'][string]['targets'],
    served: string | null,
    path: Path,
  ): readonly FurtherTarget[] =>
    (['next-response', 'resolution'] as const).flatMap((name) => {
      const each = written[name]
      // Whoever else has the turn, the desk can't be the one that is slow.
      const pauses = each?.pauses ?? (name === 'resolution' ? ['waiting-client' as const] : [])
      return each ? [{ name, pauses, ...target(each, served, [...path, name]) }] : []
    })

  const channelsFor = (own: RegulationFile['channels'], id: string): ChannelRule => {
    const rule = own ?? file.channels
    if (!rule && !document.has(['channels']) && !document.has(['programmes', id, 'channels']))
      document.report(
        'missing-key',
        ['programmes', id],
        `\`${id}\` opens no channels`,
        'add `channels:` here or for the whole file',
        'key',
      )
    return rule ? channelRule(rule) : { open: [], also: [], about: {}, clauses: [] }
  }

  // Made once: a long list for all, times many programmes, would be too much to hold.
  const capabilities = file.capabilities.map(noted)
  const scope = scopeOf(file.scope)
  const programmes = Object.entries(file.programmes).map(([id, each]): Programme => {
    const served = calendarName(each.hours, ['programmes', id, 'hours']) ?? hours
    return {
      id,
      title: each.title,
      who:
        each.who === 'everyone' ? { kind: 'everyone' } : { kind: 'holder', holds: each.who.holds, held: each.who.held },
      admission: each.admission,
      priority: each.priority ?? null,
      hours: served,
      response: target(each.response, served, ['programmes', id, 'response']),
      targets: furtherTargets(each.targets, served, ['programmes', id, 'targets']),
      channels: channelsFor(each.channels, id),
      capabilities: each.capabilities?.map(noted) ?? capabilities,
      scope: each.scope ? scopeOf(each.scope) : scope,
      clauses: each.clauses,
    }
  })
  if (programmes.length === 0 && Object.keys(Object(Object(document.data).programmes)).length === 0)
    document.report(
      'no-programme',
      ['programmes'],
      'no programme is defined',
      'without one every request is refused',
      'key',
    )

  const holdings: Partial<Record<HoldingKind, HoldingRule>> = {}
  for (const [kind, each] of Object.entries(file.holdings)) {
    const path = ['holdings', kind]
    holdings[kind as HoldingKind] = {
      term: each.term === undefined ? null : term(each.term, [...path, 'term']),
      countsAs: each['counts-as'] ?? null,
      onceIn: each['once-in'] === undefined ? null : term(each['once-in'], [...path, 'once-in']),
      clauses: each.clauses,
    }
  }

  const written = file.lifecycle.silence
  const silence = written
    ? {
        after: duration(written.after, ['lifecycle', 'silence', 'after']),
        since: written.since,
        // It is counted back from the closing, on the wall clock.
        warn: written.warn === undefined ? null : term(written.warn, ['lifecycle', 'silence', 'warn']),
        clauses: written.clauses,
      }
    : null
  if (silence?.after.clock === 'working' && hours === null)
    needsCalendar(written?.after ?? '', ['lifecycle', 'silence', 'after'])
  const regulation: Regulation = {
    id: file.id,
    version: file.version,
    title: file.title,
    vendor: file.vendor,
    prefix: file.prefix,
    timezone: file.timezone,
    locale: file.locale,
    clauses: Object.fromEntries(
      Object.entries(file.clauses).map(([id, { ru, en, assumed }]) => [
        id,
        { id, text: { ru, en }, assumed: assumed ?? null },
      ]),
    ),
    calendars,
    hours,
    products: Object.fromEntries(
      Object.entries(file.products).map(([id, each]) => {
        const isWritten = document.has(['products', id, 'versions']) || document.has(['products', id, 'current'])
        if (!isWritten) {
          document.report(
            'missing-key',
            ['products', id],
            `\`${id}\` has no versions`,
            'add `versions: any`, `versions: ["6", "7"]` or `current: 7.9.9`',
            'key',
          )
        }
        const versions = each.current === undefined ? (each.versions ?? 'any') : [each.current]
        return [id, { title: each.title, versions, current: each.current !== undefined, clauses: each.clauses }]
      }),
    ),
    holdings,
    response: file.response,
    programmes,
    notEntitled: file['not-entitled']?.clauses ?? [],
    required: file.intake.required,
    refusals: file.refusals,
    turns: { oneAtATime: file.turns['one-at-a-time'], clauses: file.turns.clauses },
    queue: file.queue,
    lifecycle: {
      stages: file.lifecycle.stages,
      confirmation: file.lifecycle.confirmation,
      silence,
      bySpecialist: file.lifecycle['by-specialist'],
      reopening: file.lifecycle.reopening,
    },
    escalation: {
      to: file.escalation.to ?? null,
      requires: file.escalation.requires,
      ...(file.escalation.direct ? { direct: true } : {}),
      clauses: file.escalation.clauses,
    },
    remote: file.remote
      ? { protocol: file.remote.protocol, port: file.remote.port ?? null, clauses: file.remote.clauses }
      : null,
    renewals: Object.entries(file.renewals).map(([holding, each]) => ({
      holding: holding as HoldingKind,
      term: term(each.term, ['renewals', holding, 'term']),
      orMore: each['or-more'],
      starts: each.starts,
      asked: each.asked ?? null,
      act: each.act ?? null,
      clauses: each.clauses,
    })),
    notices: Object.entries(file.notices).map(([id, each]) => ({ id, title: each.title, clauses: each.clauses })),
    contacts: Object.values(file.contacts),
  }
  return regulation
}

function channelRule(written: NonNullable<RegulationFile['channels']>): ChannelRule {
  const about: Partial<Record<Channel, ChannelDetail>> = {}
  for (const channel of CHANNELS) {
    const each = written.about[channel]
    if (!each) continue
    const invitation = each['by-invitation']
    const byInvitation = invitation ? { askedBy: invitation['asked-by'] } : null
    about[channel] = { byInvitation, places: each.places, clauses: each.clauses }
  }
  return { open: written.open, also: written.also, about, clauses: written.clauses }
}

function scopeOf(written: RegulationFile['scope']): Scope {
  return { in: written.in.map(noted), out: written.out.map(noted), otherwise: written.otherwise }
}

function noted<T extends { readonly note?: Text | undefined }>(rule: T): Omit<T, 'note'> & { note: Text | null } {
  return { ...rule, note: rule.note ?? null }
}
