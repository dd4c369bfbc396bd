import { CHANNEL_WORDS, CHANNELS, calendarOf, isOpen, type Locale, nextOpening, zoneWords } from '@reglament/engine'
import type { z } from 'zod'
import type { ApiContext } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import type { chatHereShape } from '../shape/chat.ts'

/** Who is there to answer, by the desk's calendar and by who has the workspace open. */
export function chatHere(
  { shell, live }: ApiContext,
  { id, title, locale: own, timezone, model }: KnownDesk,
  locale: Locale,
): z.infer<typeof chatHereShape> {
  const now = shell.clock()
  const calendar = calendarOf(model, model.hours)
  const opensAt = calendar === null || isOpen(calendar, now) ? null : nextOpening(calendar, now)
  const open = CHANNELS.filter((channel) => model.programmes.some(({ channels }) => channels.open.includes(channel)))
  return {
    title,
    locale: own,
    isOpen: calendar && isOpen(calendar, now),
    opens: opensAt === null ? null : momentWords(opensAt, locale, timezone),
    isOnline: live.online.isAnybodyAt(id),
    // Taken, though the regulation may not advertise it.
    isChannel: model.programmes.some(
      ({ channels }) => channels.open.includes('chat') || channels.also.includes('chat'),
    ),
    channels: open.map((channel) => CHANNEL_WORDS[locale][channel]).join(', '),
  }
}

/** `понедельник, 9 марта, 09:00 по Москве`: the desk's own zone, named. */
function momentWords(at: number, locale: Locale, timezone: string): string {
  const moment = new Intl.DateTimeFormat(locale === 'ru' ? 'ru' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  }).format(at)
  return `${moment} ${zoneWords(timezone, locale)}`
}
