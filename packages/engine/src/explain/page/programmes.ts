import type { Duration } from '../../base/duration.ts'
import {
  CAPABILITIES,
  type Capability,
  CHANNELS,
  type Channel,
  type Clauses,
  type FurtherTarget,
  type Programme,
} from '../../regulation/index.ts'
import { CAPABILITY_WORDS, CHANNEL_WORDS, durationWords, HOLDING_WORDS } from '../words.ts'
import { begun, type Page, type Row, statements, table } from './frame.ts'
import { type Html, html } from './markup.ts'

type Cell = Html | string

/** The programmes beside each other, as the sources set them out: for whom, how soon, through what, with what. */
export function programmesSection(page: Page): Html {
  const { regulation, locale, say } = page
  const { programmes, calendars, queue } = regulation
  const across = (
    head: Cell,
    cell: (each: Programme) => Cell,
    clauses: (each: Programme) => Clauses = () => [],
  ): Row => ({ head, cells: programmes.map(cell), clauses: programmes.flatMap(clauses) })
  const calendar = (each: Programme) => (each.hours === null ? undefined : calendars[each.hours])

  const rows: Row[] = [across(say.who, (each) => whoWords(each, page))]
  if (programmes.some((each) => each.priority !== null))
    rows.push({ ...across(say.priority, (each) => String(each.priority ?? '—')), clauses: queue.clauses })
  rows.push(
    across(
      say.response,
      (each) => responseWords(each, page),
      (each) => each.response.clauses,
    ),
  )
  const further = (name: FurtherTarget['name']) => (each: Programme) => each.targets.find((it) => it.name === name)
  for (const name of FURTHER.filter((it) => programmes.some(further(it))))
    rows.push(
      across(
        say.further[name],
        (each) => furtherWords(further(name)(each), page),
        (each) => further(name)(each)?.clauses ?? [],
      ),
    )
  if (programmes.some((each) => each.hours !== null))
    rows.push(
      across(
        say.served,
        (each) => (each.admission === 'refuse' ? no(say) : (calendar(each)?.title[locale] ?? '—')),
        (each) => calendar(each)?.clauses ?? [],
      ),
    )
  for (const channel of CHANNELS.filter((name) => programmes.some((each) => isOpen(name, each))))
    rows.push(
      across(
        channelHead(channel, page),
        (each) => channelCell(channel, each, page),
        ({ channels }) => channels.about[channel]?.clauses ?? channels.clauses,
      ),
    )
  for (const capability of CAPABILITIES.filter((name) => programmes.some((each) => grants(name, each).length > 0)))
    rows.push(
      across(
        begun(CAPABILITY_WORDS[locale][capability]),
        (each) => capabilityCell(capability, each, page),
        (each) => grants(capability, each).flatMap((rule) => rule.clauses),
      ),
    )
  const headings = programmes.map(({ title, clauses }) => ({ title: title[locale], clauses }))
  const runs = programmes.some((each) => each.response.within !== null)
  const clock = runs ? statements([{ text: say.responseRuns, clauses: regulation.response.clauses }], page) : null
  return html`${table([{ title: say.programme }, ...headings], rows, page)}${clock}`
}

function whoWords({ id, who, admission }: Programme, { regulation, locale, say }: Page): Cell {
  const served =
    who.kind === 'everyone'
      ? regulation.programmes[0]?.id === id
        ? say.everyone
        : say.everyoneElse
      : [
          ...(who.holds.length > 0 ? [`${say.now}: ${who.holds.map((kind) => rightWords(kind)).join(say.or)}`] : []),
          ...(who.held.length > 0
            ? [`${say.ever}: ${who.held.map((kind) => HOLDING_WORDS[locale][kind]).join(say.or)}`]
            : []),
        ].join('; ')
  return admission === 'discretion' ? html`${served}<br><em>${say.atDiscretion}</em>` : served

  /** The right itself with its term, and what else counts as it. */
  function rightWords(kind: (typeof who & { kind: 'holder' })['holds'][number]): string {
    const term = (name: typeof kind) => {
      const rule = regulation.holdings[name]?.term
      return rule ? `${HOLDING_WORDS[locale][name]} (${durationWords(rule, locale)})` : HOLDING_WORDS[locale][name]
    }
    const others = Object.entries(regulation.holdings).filter(([, rule]) => rule.countsAs === kind)
    return [term(kind), ...others.map(([name]) => term(name as typeof kind))].join(say.or)
  }
}

function responseWords({ admission, response }: Programme, page: Page): Cell {
  const { say } = page
  if (admission === 'refuse') return html`<em>${say.refused}</em>`
  if (!response.within) return response.clauses.length > 0 ? say.unlimited : say.notPromised
  return withinWords(response.within, response.calendar, page)
}

/** `16 working hours`, with the calendar that they run on below. */
function withinWords(within: Duration, calendarName: string | null, { regulation, locale }: Page): Html {
  const calendar = calendarName === null ? undefined : regulation.calendars[calendarName]?.title[locale]
  const words = html`<strong>${durationWords(within, locale)}</strong>`
  return calendar === undefined ? words : html`${words}<br><small>${calendar}</small>`
}

const FURTHER = ['next-response', 'resolution'] as const satisfies readonly FurtherTarget['name'][]

function furtherWords(target: FurtherTarget | undefined, page: Page): Cell {
  const { say } = page
  if (!target) return no(say)
  if (!target.within) return say.unlimited
  const within = withinWords(target.within, target.calendar, page)
  if (target.pauses.length === 0) return within
  const paused = say.pausedWhile(target.pauses.map((state) => say.pauses[state]).join(say.or))
  return html`${within}<br><small>${paused}</small>`
}

function isOpen(channel: Channel, { channels }: Programme): boolean {
  return channels.open.includes(channel) || channels.also.includes(channel)
}

function channelHead(channel: Channel, { regulation, locale }: Page): Cell {
  const places = new Set(
    regulation.programmes.flatMap(({ channels }) => channels.about[channel]?.places ?? []).map((each) => each[locale]),
  )
  const name = begun(CHANNEL_WORDS[locale][channel])
  return places.size === 0 ? name : html`${name}<br><small>${[...places].join(', ')}</small>`
}

function channelCell(channel: Channel, { channels, admission }: Programme, { locale, say }: Page): Cell {
  if (admission === 'refuse' || !(channels.open.includes(channel) || channels.also.includes(channel))) return no(say)
  const invitation = channels.about[channel]?.byInvitation
  const note = invitation
    ? say.byInvitation(CHANNEL_WORDS[locale][invitation.askedBy])
    : channels.also.includes(channel)
      ? say.alsoTaken
      : null
  return note === null ? yes(say) : html`${yes(say)}<br><small>${note}</small>`
}

function grants(capability: Capability, { capabilities, admission }: Programme): Programme['capabilities'] {
  return admission === 'refuse' ? [] : capabilities.filter((rule) => rule.grant.includes(capability))
}

function capabilityCell(capability: Capability, programme: Programme, { locale, say }: Page): Cell {
  const rules = grants(capability, programme)
  if (rules.length === 0) return no(say)
  const note = rules.find((rule) => rule.note !== null)?.note?.[locale]
  return note === undefined ? yes(say) : html`${yes(say)}<br><small>${note}</small>`
}

function yes({ yes: word }: Page['say']): Html {
  return html`<span class="yes" role="img" aria-label="${word}">✓</span>`
}

function no({ no: word }: Page['say']): Html {
  return html`<span class="no" role="img" aria-label="${word}">—</span>`
}
