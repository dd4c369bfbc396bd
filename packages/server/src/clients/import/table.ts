import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { Pace, Stopped } from './pace.ts'

export const SEPARATORS = [';', ',', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Beyond this a file is no table of clients; it is refused as a whole. */
const MOST_ROWS = 100_000
const MOST_COLUMNS = 100
/** Characters that are parsed at once: some milliseconds. */
const AT_ONCE = 32_768

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

/**
 * The cells of a text, its first row being the headers; rows without a single word are left out. A long text is read in
 * parts, between which others have their turn.
 */
export async function readTable(
  text: string,
  separator: Separator,
  pace: Pace = new Pace(),
): Promise<Table | TableProblem> {
  const said = EXCEL_SEPARATOR.exec(text)
  const skipped = said ? 1 : 0
  const from = said ? said[0].length : 0
  const parser = parse({
    bom: true,
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    to: MOST_ROWS + 2,
  })
  const rows: TableRow[] = []
  let head: readonly string[] | null = null
  try {
    // Nothing but the parser's own end is awaited: a file that can't be read fails there.
    const records: AsyncIterable<Parsed> = Readable.from(parts(text, from, pace)).pipe(parser)
    for await (const { record, info } of records) {
      if (pace.isDue) await pace.rest()
      if (head === null) head = record.map((header) => header.trim())
      // The parser counts the lines that it has read: a cell that holds line breaks ends later than it began.
      else rows.push({ line: info.lines + skipped - breaksIn(record), cells: record.map(cleaned) })
    }
  } catch (thrown) {
    if (thrown instanceof Stopped) throw thrown
    const { lines, message } = thrown as { lines?: number; message?: string }
    return { kind: 'unreadable', line: (lines ?? 0) + skipped, says: message ?? String(thrown) }
  }
  if (!head || rows.length === 0) return { kind: 'empty' }
  if (rows.length > MOST_ROWS) return { kind: 'too-long', most: MOST_ROWS }
  if (head.length > MOST_COLUMNS) return { kind: 'too-wide', most: MOST_COLUMNS }
  return { separator, headers: head, rows }
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

function* parts(text: string, from: number, pace: Pace): Generator<string> {
  for (let at = from; at < text.length; at += AT_ONCE) {
    pace.at('reading', at, text.length)
    yield text.slice(at, at + AT_ONCE)
  }
}

const cleaned = (cell: string): string => cell.replaceAll('\u00A0', ' ').trim()

function breaksIn(record: readonly string[]): number {
  let breaks = 0
  for (const cell of record) for (const char of cell) if (char === '\n') breaks += 1
  return breaks
}
