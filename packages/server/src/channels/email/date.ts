const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zones by name, of RFC 5322 and of Russian senders. Others are unknown, and a wrong guess is worse than none. */
const ZONES: Readonly<Record<string, string>> = {
  ut: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  z: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  msk: '+03:00',
  msd: '+04:00',
  yekt: '+05:00',
}

const DATE =
  /^(?:[^\d,]{1,20},?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]{1,5}))?/

/** The `Date` of a message as ISO 8601 with the sender's own offset; null where it is missing or means nothing. */
export function parseMailDate(value: string | null): string | null {
  if (value === null) return null
  const text = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .trim()
  const match = DATE.exec(text)
  if (!match) return validated(text)
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', sign, zoneHour, zoneMinute, zone] =
    match
  const monthNumber = MONTHS.indexOf(month.toLowerCase()) + 1
  const offset =
    sign === undefined ? (ZONES[(zone ?? 'utc').toLowerCase()] ?? '+00:00') : `${sign}${zoneHour}:${zoneMinute}`
  const two = (part: string | number) => String(part).padStart(2, '0')
  // RFC 5322, 4.3: two digits below 50 are this century; a leap second is the second before it.
  const fullYear = year.length === 2 ? (Number(year) < 50 ? `20${year}` : `19${year}`) : year
  const seconds = second === '60' ? '59' : second
  return validated(`${fullYear}-${two(monthNumber)}-${two(day)}T${two(hour)}:${two(minute)}:${two(seconds)}${offset}`)
}

function validated(iso: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(iso)
  if (!parts) return null
  try {
    const offset = parts[2] === 'Z' ? '+00:00' : (parts[2] ?? '')
    const local = Temporal.PlainDateTime.from(parts[1] ?? '', { overflow: 'reject' })
    Temporal.Instant.from(`${local.toString()}${offset}`)
    return `${local.toString({ smallestUnit: 'second' })}${offset}`
  } catch {
    return null
  }
}
