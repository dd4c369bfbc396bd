/** What a list is ordered by: the engine's order of the queue, or the newest change first. */
export type Order = 'queue' | 'changed'

/** The cursor is none of ours. */
export class UnreadableCursor extends Error {
  override readonly name = 'UnreadableCursor'
}

export interface Sort {
  readonly by: string
  /** The sort keys as text, in the order of `by`. */
  readonly key: string
  /** What follows a row whose keys are the values from `$from` on. */
  after(from: number): string
}

export const SORT: Readonly<Record<Order, Sort>> = {
  queue: {
    by: 'k.queue_1, k.queue_2, k.queue_3, k.number',
    key: 'array[k.queue_1::text, k.queue_2::text, k.queue_3::text, k.number::text]',
    after: (from) =>
      `(k.queue_1, k.queue_2, k.queue_3, k.number) > ($${from}::float8, $${from + 1}::float8, $${from + 2}::float8, $${from + 3}::bigint)`,
  },
  changed: {
    by: 'k.changed_at desc, k.number desc',
    key: `array[to_char(k.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), k.number::text]`,
    after: (from) => `(k.changed_at, k.number) < ($${from}::timestamptz, $${from + 1}::bigint)`,
  },
}

const NUMBER = /^\d{1,15}$/
const FLOAT = /^(?:-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?|Infinity)$/
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const FORMS: Readonly<Record<Order, readonly RegExp[]>> = {
  queue: [FLOAT, FLOAT, FLOAT, NUMBER],
  changed: [INSTANT, NUMBER],
}

export function writeCursor(order: Order, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url')
}

/**
 * The sort keys of the row that the page follows.
 * @throws UnreadableCursor
 */
export function readCursor(cursor: string, order: Order): readonly string[] {
  const unreadable = () => new UnreadableCursor(`\`${cursor}\` is not the cursor of this list: ask for its first page`)
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw unreadable()
  }
  if (!Array.isArray(parts)) throw unreadable()
  const [named, ...keys]: unknown[] = parts
  const forms = FORMS[order]
  if (named !== order || keys.length !== forms.length) throw unreadable()
  return keys.map((key, index) => {
    if (typeof key !== 'string' || !forms[index]?.test(key)) throw unreadable()
    return key
  })
}
