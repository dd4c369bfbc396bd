import {
  calendarOf,
  html,
  type Instant,
  instant,
  isOpen,
  nextOpening,
  openIntervals,
  type Regulation,
  renderHours,
} from '@reglament/engine'
import { momentWords, type Reader, writePage, zoneWords } from './frame.ts'

/** How far ahead a closing is looked for, in milliseconds: past it the desk is open around the clock. */
const HORIZON_MS = 8 * 24 * 3_600_000

/** When the desk works: whether it is open now and until when, or when it opens next; then the hours of its regulation. */
export function writeHours(reader: Reader, regulation: Regulation, now: Instant): string {
  const { say, desk, locale } = reader
  const hours = renderHours(regulation, locale, `/d/${desk.id}/regulation?locale=${locale}`)
  const body = html`<h1>${say.places.hours}</h1>
<div class="now"><p><strong>${nowWords(reader, regulation, now)}</strong></p><p><small>${say.hours.zone(zoneWords(reader, now), momentWords(now, reader, now))}</small></p></div>
${hours === null ? html`<p>${say.hours.none}</p>\n` : html`<h2>${say.hours.stated}</h2>\n${hours}`}`
  return writePage(reader, { place: 'hours', title: say.places.hours, body })
}

/** Open or closed, in one sentence. */
export function nowWords(reader: Reader, regulation: Regulation, now: Instant): string {
  const { hours } = reader.say
  const calendar = calendarOf(regulation, regulation.hours)
  if (calendar === null) return hours.always
  const moment = (at: Instant) => momentWords(at, reader, now)
  if (isOpen(calendar, now)) {
    const open = openIntervals(calendar, now, instant(now + HORIZON_MS))[0]
    return open && open.to < now + HORIZON_MS ? hours.open(moment(open.to)) : hours.openAlways
  }
  const opens = nextOpening(calendar, now)
  return opens === null ? hours.closed : hours.opens(moment(opens))
}
