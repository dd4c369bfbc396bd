import { parse } from 'csv-parse/sync'

export const SEPARATORS = [';', ',', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Beyond this a file is no table of clients; it is refused as a whole. */
const MOST_ROWS = 100_000
const MOST_COLUMNS = 100

export interface TableRow {
  /** Of the file, from 1: where an editor shows it; a quoted cell may reach over several lines, this is the first. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly separator: Separator
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
}

export type TableProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'too-wide'; readonly most: number }
  | { readonly kind: 'unreadable'; readonly line: number; readonly says: string }

/** `sep=;` in the first line is what Excel writes for itself; it is no header. */
const EXCEL_SEPARATOR = /^\uFEFF?sep=(.)\r?\n/i

/** The separator that divides the first line into most cells outside of quotes; `sep=` decides where it is there. */
export function guessSeparator(text: string): Separator {
  const said = EXCEL_SEPARATOR.exec(text)?.[1]
  const named = SEPARATORS.find((each) => each === said)
  if (named) return named
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const outside = first.replace(/"(?:[^"]|"")*"/g, '')
  const counts = SEPARATORS.map((separator) => outside.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';'
}

/** The cells of a text, its first row being the headers; rows without a single word are left out. */
export function readTable(text: string, separator: Separator): Table | TableProblem {
  const said = EXCEL_SEPARATOR.exec(text)
  const skipped = said ? 1 : 0
  let records: readonly { record: string[]; info: { lines: number } }[]
  try {
    records = parse(said ? text.slice(said[0].length) : text, {
      bom: true,
      delimiter: separator,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
      to: MOST_ROWS + 2,
    }) as unknown as typeof records
  } catch (thrown) {
    const { lines, message } = thrown as { lines?: number; message?: string }
    return { kind: 'unreadable', line: (lines ?? 0) + skipped, says: message ?? String(thrown) }
  }
  const [head, ...rest] = records
  if (!head || rest.length === 0) return { kind: 'empty' }
  if (rest.length > MOST_ROWS) return { kind: 'too-long', most: MOST_ROWS }
  if (head.record.length > MOST_COLUMNS) return { kind: 'too-wide', most: MOST_COLUMNS }
  const headers = head.record.map((header) => header.trim())
  const rows = rest.map(({ record, info }) => ({
    // The parser counts the lines that it has read: a cell that holds line breaks ends later than it began.
    line: info.lines + skipped - breaksIn(record),
    cells: record.map((cell) => cell.replaceAll('\u00A0', ' ').trim()),
  }))
  return { separator, headers, rows }
}

function breaksIn(record: readonly string[]): number {
  let breaks = 0
  for (const cell of record) for (const char of cell) if (char === '\n') breaks += 1
  return breaks
}
