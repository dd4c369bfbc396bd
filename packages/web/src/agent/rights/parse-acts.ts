import { isInn } from '@reglament/engine'
import type { NewAct } from '../../api/renewals.ts'
import { ISSUERS, SUPPORT } from '../../say/act-words.ts'

type WrongRow = 'fields' | 'number' | 'date' | 'inn' | 'support' | 'issuer'

interface ReadRows {
  readonly acts: readonly NewAct[]
  /** Rows that can't be used, by their number in the text, from 1. */
  readonly wrong: readonly { readonly line: number; readonly why: WrongRow }[]
}

/**
 * Acts as they are pasted from a table: number; date; INN; shows support; issued by. Semicolons or tabs between the
 * fields, quotes around them or none; a heading (its third field has no digit) and empty lines are passed over.
 */
export function readActs(text: string): ReadRows {
  const acts: NewAct[] = []
  const wrong: { line: number; why: WrongRow }[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const fields = line.split(/[;\t]/).map((field) =>
      field
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    if (acts.length + wrong.length === 0 && fields.length >= 5 && !/\d/.test(fields[2] ?? '')) continue
    const read = readRow(fields)
    if (typeof read === 'string') wrong.push({ line: at + 1, why: read })
    else acts.push(read)
  }
  return { acts, wrong }
}

function readRow(fields: readonly string[]): NewAct | WrongRow {
  const [number, date, inn, support, issuer] = fields
  if (number === undefined || date === undefined || inn === undefined || support === undefined || issuer === undefined)
    return 'fields'
  const issuedOn = date === '' ? null : readDate(date)
  const showsSupport = SUPPORT[support.toLowerCase()]
  const issuedBy = ISSUERS[issuer.toLowerCase()]
  if (!/[\p{L}\d]/u.test(number)) return 'number'
  if (issuedOn === undefined) return 'date'
  if (!isInn(inn)) return 'inn'
  if (showsSupport === undefined) return 'support'
  if (issuedBy === undefined) return 'issuer'
  return { number, issuedOn, inn, showsSupport, issuedBy }
}

/** `31.12.2026` or `2026-12-31`; undefined where there is no such day. */
function readDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}
