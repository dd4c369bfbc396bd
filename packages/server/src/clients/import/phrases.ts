import { HOLDING_WORDS, type Locale } from '@reglament/engine'
import type { RowProblem, RowProblemCode } from './problem.ts'

type Words = Readonly<Record<RowProblemCode, string>>

/** What is wrong and what to do, a sentence each; `{hint}` is what the problem brings along. */
const RU: Words = {
  nobody: 'не сказано, о ком строка: заполните организацию, ИНН, имя, почту или телефон',
  'wrong-inn': 'контрольные цифры ИНН не сходятся: проверьте номер',
  'excel-number': 'Excel округлил номер: сделайте столбец текстовым и сохраните таблицу заново',
  'wrong-kpp': 'КПП состоит из девяти знаков: проверьте номер',
  'wrong-email': 'это не адрес почты: нужен один адрес вида anna@romashka.example',
  'wrong-phone': 'здесь нет номера телефона',
  'wrong-locale': 'такого языка нет, есть {hint}',
  'wrong-zone': 'такого часового пояса нет: напишите как {hint}',
  'unknown-kind': 'регламент такого права не знает, есть: {hint}',
  'unknown-product': 'регламент такого продукта не знает, есть: {hint}',
  'wrong-date': 'это не дата: напишите 31.12.2026 или 2026-12-31',
  backwards: 'окончание раньше начала, {hint}',
  'right-without-kind': 'даты есть, а какое право, не сказано: заполните вид права или очистите даты',
  'right-without-start': 'право без даты начала: заполните её',
  'ambiguous-name': 'организаций с таким названием несколько (ИНН: {hint}): укажите ИНН',
  'shared-phone': 'этот телефон у нескольких человек: укажите почту или имя',
  'other-organization': 'этот человек записан в другой организации, «{hint}»: проверьте адрес',
  'zero-restored': 'Excel потерял первый ноль: взято {hint}',
  'date-from-number': 'Excel сохранил дату числом: взято {hint}',
}

const EN: Words = {
  nobody: 'the row says nobody: fill in the organization, the INN, a name, an e-mail address or a telephone number',
  'wrong-inn': 'the check digits of the INN are wrong: look the number up',
  'excel-number': 'Excel rounded the number: make the column text and save the table again',
  'wrong-kpp': 'a KPP has nine characters: look it up',
  'wrong-email': 'this is no e-mail address: one address like anna@romashka.example is needed',
  'wrong-phone': 'there is no telephone number here',
  'wrong-locale': 'there is no such language; there are {hint}',
  'wrong-zone': 'there is no such time zone: write it like {hint}',
  'unknown-kind': 'the regulation knows no such right; it knows: {hint}',
  'unknown-product': 'the regulation knows no such product; it knows: {hint}',
  'wrong-date': 'this is no date: write 31.12.2026 or 2026-12-31',
  backwards: 'the end is before the beginning, {hint}',
  'right-without-kind': 'there are dates, and no word of which right: fill in the kind, or clear the dates',
  'right-without-start': 'a right without its beginning: fill in the date',
  'ambiguous-name': 'several organizations have this name (INN: {hint}): fill in the INN',
  'shared-phone': 'several people have this number: fill in an e-mail address or a name',
  'other-organization': 'this person is recorded with another organization, “{hint}”: look the address up',
  'zero-restored': 'Excel lost the leading zero: taken as {hint}',
  'date-from-number': 'Excel kept the date as a number: taken as {hint}',
}

/** What is wrong with a cell, in one language. */
export function problemWords({ code, hint }: RowProblem, locale: Locale): string {
  const said = code === 'unknown-kind' ? kindWords(hint ?? '', locale) : (hint ?? '')
  return (locale === 'ru' ? RU : EN)[code].replace('{hint}', said)
}

function kindWords(kinds: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = HOLDING_WORDS[locale]
  return kinds
    .split(' ')
    .map((kind) => words[kind] ?? kind)
    .join(', ')
}

export interface ProblemColumns {
  readonly line: string
  readonly column: string
  readonly value: string
  readonly says: string
}

const COLUMNS: Readonly<Record<Locale, ProblemColumns>> = {
  ru: { line: 'Строка', column: 'Столбец', value: 'Значение', says: 'Что не так' },
  en: { line: 'Line', column: 'Column', value: 'Value', says: 'What is wrong' },
}

/**
 * The problems as a table that Excel opens by itself: with a byte order mark and semicolons. A cell that begins like a
 * formula is kept from being one.
 */
export function problemTable(
  problems: readonly RowProblem[],
  columnOf: (problem: RowProblem) => string,
  locale: Locale,
): string {
  const head = COLUMNS[locale]
  const rows = problems.map((problem) => [
    String(problem.line),
    columnOf(problem),
    problem.value,
    problemWords(problem, locale),
  ])
  const lines = [[head.line, head.column, head.value, head.says], ...rows].map((cells) => cells.map(quoted).join(';'))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
