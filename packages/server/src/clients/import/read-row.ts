import {
  HOLDING_KINDS,
  HOLDING_WORDS,
  type Holding,
  type HoldingKind,
  isInn,
  LOCALES,
  type Locale,
  type Regulation,
  rightsOf,
} from '@reglament/engine'
import { phoneKey } from '../../phone.ts'
import type { Mapping, Target } from './columns.ts'
import type { RowProblem, RowProblemCode } from './problem.ts'
import type { TableRow } from './table.ts'

/** A row in the words of the register; what a cell leaves open is null. */
export interface ReadRow {
  readonly line: number
  readonly organization: {
    readonly name: string | null
    readonly inn: string | null
    readonly kpp: string | null
  } | null
  readonly contact: {
    readonly name: string | null
    readonly email: string | null
    /** In one spelling. */
    readonly phone: string | null
    readonly locale: Locale | null
    readonly timezone: string | null
  } | null
  readonly holding: Holding | null
}

export interface RowReading {
  readonly row: ReadRow
  readonly problems: readonly RowProblem[]
}

type Note = (target: Target, code: RowProblemCode, hint?: string | null) => void

const EMAIL = /^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}$/

/** Reads one row; every cell that can't be read is named, and reads as if it were empty. */
export function readRow(table: TableRow, mapping: Mapping, regulation: Regulation): RowReading {
  const { line, cells } = table
  const problems: RowProblem[] = []
  const cell = (target: Target): string => {
    const column = mapping[target]
    return column === undefined ? '' : (cells[column] ?? '')
  }
  const note: Note = (target, code, hint = null) =>
    void problems.push({ line, target, value: cell(target), code, hint })

  const [innText = '', innKpp = ''] = cell('inn').split(/\s*[/\\]\s*/)
  const inn = readInn(innText, note)
  const kpp = readKpp(cell('kpp') || innKpp, note)
  const name = cell('organization') || null
  const organization = name === null && inn === null ? null : { name, inn, kpp }
  const contact = readContact(cell, note)
  const holding = readHolding(cell, note, regulation)
  if (organization === null && contact === null && problems.length === 0) note('organization', 'nobody')
  return { row: { line, organization, contact, holding }, problems }
}

function readInn(text: string, note: Note): string | null {
  if (text === '') return null
  const compact = text.replace(/[\s']/g, '').replace(/[.,]0$/, '')
  if (/^\d[.,]\d+e\+?\d+$/i.test(compact)) {
    note('inn', 'excel-number')
    return null
  }
  if (isInn(compact)) return compact
  // Excel takes the number for a sum and drops its leading zero.
  if (/^(\d{9}|\d{11})$/.test(compact) && isInn(`0${compact}`)) {
    note('inn', 'zero-restored', `0${compact}`)
    return `0${compact}`
  }
  note('inn', 'wrong-inn')
  return null
}

function readKpp(text: string, note: Note): string | null {
  const compact = text.replace(/[\s']/g, '')
  if (compact === '') return null
  const whole = compact.length === 8 ? `0${compact}` : compact
  if (/^\d{4}[\dA-Z]{2}\d{3}$/.test(whole)) return whole
  note('kpp', 'wrong-kpp')
  return null
}

function readContact(cell: (target: Target) => string, note: Note): ReadRow['contact'] {
  const name = cell('name') || null
  const written = cell('email').replace(/^mailto:/i, '')
  const email = written === '' ? null : EMAIL.test(written) && written.length <= 254 ? written : null
  if (written !== '' && email === null) note('email', 'wrong-email')
  const said = cell('phone')
  const key = said === '' ? null : phoneKey(said)
  const phone = key !== null && key.replace(/\D/g, '').length >= 3 ? key : null
  if (said !== '' && phone === null) note('phone', 'wrong-phone')
  const locale = readLocale(cell('locale'), note)
  const timezone = readZone(cell('timezone'), note)
  return name === null && email === null && phone === null ? null : { name, email, phone, locale, timezone }
}

const LOCALE_WORDS: Readonly<Record<Locale, RegExp>> = { ru: /^(ru|рус)/i, en: /^(en|анг)/i }

function readLocale(text: string, note: Note): Locale | null {
  if (text === '') return null
  const locale = LOCALES.find((each) => LOCALE_WORDS[each].test(text)) ?? null
  if (locale === null) note('locale', 'wrong-locale', LOCALES.join(', '))
  return locale
}

const ZONES = new Set(Intl.supportedValuesOf('timeZone'))

function readZone(text: string, note: Note): string | null {
  if (text === '') return null
  if (ZONES.has(text) || text === 'UTC') return text
  note('timezone', 'wrong-zone', 'Europe/Moscow')
  return null
}

function readHolding(cell: (target: Target) => string, note: Note, regulation: Regulation): Holding | null {
  const said = { kind: cell('kind'), product: cell('product'), from: cell('from'), until: cell('until') }
  if (said.kind === '') {
    // A product or a date alone may be a remark of whoever kept the table; both are a right with its name missing.
    if (said.from !== '' || said.until !== '') note('kind', 'right-without-kind')
    return null
  }
  const kind = kindOf(said.kind, regulation)
  if (kind === null) note('kind', 'unknown-kind', knownKinds(regulation))
  const product = productOf(said.product, regulation)
  if (product === null) note('product', 'unknown-product', Object.keys(regulation.products).join(', '))
  const from = said.from === '' ? null : readDate(said.from, 'from', note)
  if (said.from === '') note('from', 'right-without-start')
  const until = said.until === '' ? undefined : readDate(said.until, 'until', note)
  if (kind === null || product === null || from === null || until === null) return null
  const holding: Holding = {
    kind,
    from,
    ...(product === undefined ? {} : { product }),
    ...(until === undefined ? {} : { until }),
  }
  const [right] = rightsOf([holding], regulation)
  if (!right) note(until === undefined ? 'from' : 'until', 'wrong-date')
  else if (right.until !== null && right.until <= right.from) note('until', 'backwards', said.from)
  else return holding
  return null
}

function kindOf(text: string, regulation: Regulation): HoldingKind | null {
  const said = text.toLowerCase()
  const byWord = HOLDING_KINDS.find(
    (kind) => kind === said || LOCALES.some((locale) => HOLDING_WORDS[locale][kind].toLowerCase() === said),
  )
  return byWord !== undefined && Object.hasOwn(regulation.holdings, byWord) ? byWord : null
}

function knownKinds(regulation: Regulation): string {
  return HOLDING_KINDS.filter((kind) => Object.hasOwn(regulation.holdings, kind)).join(' ')
}

/** undefined: none is said; null: one that the regulation does not know. */
function productOf(text: string, regulation: Regulation): string | undefined | null {
  if (text === '') return undefined
  const said = text.toLowerCase()
  const found = Object.entries(regulation.products).find(
    ([id, { title }]) => id === said || LOCALES.some((locale) => title[locale].toLowerCase() === said),
  )
  return found?.[0] ?? null
}

const DAY_ZERO_OF_EXCEL = Date.UTC(1899, 11, 30)

/** `2026-12-31`, `31.12.2026`, `31/12/2026`, with or without a time that is midnight; or the number that Excel keeps a date as. */
function readDate(text: string, target: Target, note: Note): string | null {
  const said = text.replace(/[\sT]00:00(:00(\.0+)?)?$/, '').replace(/\s*г\.?$/, '')
  const written = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(said)
  const [, day = '', month = '', year = ''] = written ?? []
  const serial = /^[2-7]\d{4}$/.test(said) ? Number(said) : null
  const iso =
    serial !== null
      ? new Date(DAY_ZERO_OF_EXCEL + serial * 86_400_000).toISOString().slice(0, 10)
      : written
        ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
        : said
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  const isReal = isDate && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso) && !Number.isNaN(Date.parse(iso))
  if (!isReal && !isMoment) {
    note(target, 'wrong-date')
    return null
  }
  if (serial !== null) note(target, 'date-from-number', iso)
  return iso
}
