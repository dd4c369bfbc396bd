import { describe, expect, test } from 'vitest'
import { guessMapping } from '../../src/clients/import/columns.ts'
import { decode, guessEncoding } from '../../src/clients/import/decode.ts'
import { problemTable, problemWords } from '../../src/clients/import/phrases.ts'
import { isError, ROW_PROBLEMS } from '../../src/clients/import/problem.ts'
import { readRow } from '../../src/clients/import/read-row.ts'
import { guessSeparator, readTable, type Table } from '../../src/clients/import/table.ts'
import { encode1251, regulationOf } from './tables.ts'

const regulation = regulationOf('ideco-ics')
const table = async (text: string, separator = guessSeparator(text)): Promise<Table> => {
  const found = await readTable(text, separator)
  if ('kind' in found) throw new Error(found.kind)
  return found
}

describe('an encoding', () => {
  const text = 'Организация;ИНН\r\nООО «Ромашка»;7707083893\r\n'
  test.each([
    ['utf-8', new TextEncoder().encode(text), 'utf-8'],
    ['utf-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${text}`), 'utf-8'],
    ['windows-1251', encode1251(text), 'windows-1251'],
    ['utf-16 as Excel says “Unicode text”', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['plain ASCII', new TextEncoder().encode('name,inn\nAcme,1\n'), 'utf-8'],
  ])('is found: %s', (_, bytes, expected) => {
    const encoding = guessEncoding(bytes)
    expect(encoding).toBe(expected)
    if (expected !== 'utf-8' || bytes.length > 40) expect(decode(bytes, encoding)).toBe(text)
  })
})

const TABLES: readonly [
  what: string,
  text: string,
  separator: string,
  headers: string[],
  cells: string[],
  line: number,
][] = [
  ['semicolons', 'a;b\n1;2', ';', ['a', 'b'], ['1', '2'], 2],
  ['commas', 'a,b\n1,2', ',', ['a', 'b'], ['1', '2'], 2],
  ['tabs', 'a\tb\n1\t2', '\t', ['a', 'b'], ['1', '2'], 2],
  ['Excel’s own first line', 'sep=,\r\na,b\r\n1,2', ',', ['a', 'b'], ['1', '2'], 3],
  ['a byte order mark', '\uFEFFa;b\n1;2', ';', ['a', 'b'], ['1', '2'], 2],
  ['a separator inside quotes', 'a;b\n"x;y";2', ';', ['a', 'b'], ['x;y', '2'], 2],
  ['commas inside a quoted header', '"a,b,c";d\n1;2', ';', ['a,b,c', 'd'], ['1', '2'], 2],
  ['a line break inside quotes', 'a;b\n"x\ny";2', ';', ['a', 'b'], ['x\ny', '2'], 2],
  ['doubled quotes', 'a;b\n"ООО ""Роза""";2', ';', ['a', 'b'], ['ООО "Роза"', '2'], 2],
  ['bare quotes in a cell', 'a;b\nООО "Роза";2', ';', ['a', 'b'], ['ООО "Роза"', '2'], 2],
  ['empty lines', 'a;b\n\n;\n1;2\n\n', ';', ['a', 'b'], ['1', '2'], 4],
  ['a short row', 'a;b;c\n1', ';', ['a', 'b', 'c'], ['1'], 2],
  ['spaces that don’t break', 'a;b\n\u00A07 707\u00A0;2', ';', ['a', 'b'], ['7 707', '2'], 2],
]
test.each(TABLES)('a table is read: %s', async (_, text, separator, headers, cells, line) => {
  const found = await table(text)
  expect([found.separator, found.headers, found.rows[0]?.cells, found.rows[0]?.line]).toEqual([
    separator,
    headers,
    cells,
    line,
  ])
})

test('a file that is no table says why', async () => {
  expect(await readTable('', ';')).toEqual({ kind: 'empty' })
  expect(await readTable('only;headers', ';')).toEqual({ kind: 'empty' })
  expect(await readTable(`${'a;'.repeat(200)}\n1`, ';')).toMatchObject({ kind: 'too-wide' })
  expect(await readTable(`a\n${'1\n'.repeat(100_001)}`, ';')).toMatchObject({ kind: 'too-long' })
})

test.each([
  [
    'Наименование организации;ИНН;КПП;Контактное лицо;E-mail;Телефон;Вид поддержки;Продукт;Дата начала;Дата окончания',
    { organization: 0, inn: 1, kpp: 2, name: 3, email: 4, phone: 5, kind: 6, product: 7, from: 8, until: 9 },
  ],
  [
    'Company;INN;Contact;Email;Phone;Type;Product;From;Until',
    { organization: 0, inn: 1, name: 2, email: 3, phone: 4, kind: 5, product: 6, from: 7, until: 8 },
  ],
  [
    'Контрагент;ИНН/КПП;ФИО;Почта;Тел.;Часовой пояс;Язык',
    { organization: 0, inn: 1, name: 2, email: 3, phone: 4, timezone: 5, locale: 6 },
  ],
  ['organization;inn;name;email', { organization: 0, inn: 1, name: 2, email: 3 }],
])('headers are understood: %s', (headers, expected) => {
  expect(guessMapping(headers.split(';'), [])).toEqual(expected)
})

test('where headers say nothing, the cells do', () => {
  expect(guessMapping(['1', '2', '3'], [['ООО «Роза»', '7707083893', 'a@b.example']])).toEqual({
    organization: 0,
    inn: 1,
    email: 2,
  })
})

const COLUMNS = 'organization;inn;kpp;name;email;phone;locale;timezone;kind;product;from;until'
const read = async (cells: string) => {
  const { headers, rows } = await table(`${COLUMNS}\n${cells}`, ';')
  const [row] = rows
  if (!row) throw new Error('no row')
  return readRow(row, guessMapping(headers, []), regulation)
}

test('a whole row is read', async () => {
  expect(
    await read(
      'ООО «Роза»;7707083893;770701001;Анна;anna@roza.example;8 (495) 123-45-67;русский;Asia/Omsk;Подписка;ICS;31.01.2026;2026-12-31',
    ),
  ).toEqual({
    problems: [],
    row: {
      line: 2,
      organization: { name: 'ООО «Роза»', inn: '7707083893', kpp: '770701001' },
      contact: { name: 'Анна', email: 'anna@roza.example', phone: '+74951234567', locale: 'ru', timezone: 'Asia/Omsk' },
      holding: { kind: 'subscription', product: 'ics', from: '2026-01-31', until: '2026-12-31' },
    },
  })
})

const CELLS: readonly [cells: string, target: string, code: string, hint: string | null, why: string][] = [
  ['Роза;7707083894;;;;;;;;;;', 'inn', 'wrong-inn', null, 'check digits'],
  ['Роза;7,70708E+09;;;;;;;;;;', 'inn', 'excel-number', null, 'Excel rounded it'],
  ['Роза;274062111;;;;;;;;;;', 'inn', 'zero-restored', '0274062111', 'Excel lost the zero: right with it'],
  ['Роза;7707083893/77;;;;;;;;;;', 'kpp', 'wrong-kpp', null, 'INN and KPP in one cell'],
  ['Роза;;;;нет почты;;;;;;;', 'email', 'wrong-email', null, 'words where an address should be'],
  ['Роза;;;;a@b.example, c@d.example;;;;;;;', 'email', 'wrong-email', null, 'two addresses'],
  ['Роза;;;;;спросить;;;;;;', 'phone', 'wrong-phone', null, 'no digits'],
  ['Роза;;;Анна;;;немецкий;;;;;', 'locale', 'wrong-locale', 'ru, en', 'no such language'],
  ['Роза;;;Анна;;;;МСК;;;;', 'timezone', 'wrong-zone', 'Europe/Moscow', 'no such zone'],
  ['Роза;;;;;;;;абонемент;;01.01.2026;', 'kind', 'unknown-kind', null, 'no such right'],
  ['Роза;;;;;;;;подписка;windows;01.01.2026;', 'product', 'unknown-product', null, 'no such product'],
  ['Роза;;;;;;;;подписка;ics;31.02.2026;', 'from', 'wrong-date', null, 'no such day'],
  ['Роза;;;;;;;;подписка;ics;01.02.26;', 'from', 'wrong-date', null, 'which century'],
  ['Роза;;;;;;;;подписка;ics;46054;', 'from', 'date-from-number', '2026-02-01', 'Excel’s own number of a day'],
  ['Роза;;;;;;;;подписка;ics;01.02.2026;01.01.2026', 'until', 'backwards', '01.02.2026', 'ends before it begins'],
  ['Роза;;;;;;;;;ics;01.02.2026;', 'kind', 'right-without-kind', null, 'a date of what?'],
  ['Роза;;;;;;;;подписка;ics;;', 'from', 'right-without-start', null, 'since when?'],
  [';;;;;;;;;ics;;', 'organization', 'nobody', null, 'about whom?'],
]
test.each(CELLS)('%s: %s %s', async (cells, target, code, hint, _why) => {
  const found = (await read(cells)).problems
  expect(found.map((problem) => [problem.target, problem.code])).toEqual([[target, code]])
  if (hint !== null) expect(found[0]?.hint).toBe(hint)
})

test('every problem is said in both languages, and a table of them opens in Excel', async () => {
  for (const code of ROW_PROBLEMS) {
    for (const locale of ['ru', 'en'] as const) {
      const words = problemWords({ line: 2, target: 'inn', value: '', code, hint: 'это' }, locale)
      expect(words, code).toMatch(/^\p{L}.{10,}/u)
      expect(words).not.toContain('{')
    }
  }
  const { problems } = await read('=1+1;7707083894;;;;;;;;;;')
  expect(
    problemTable(
      [{ line: 2, target: 'organization', value: '=cmd()', code: 'nobody', hint: null }, ...problems],
      () => 'ИНН;номер',
      'ru',
    ),
  ).toBe(
    '\uFEFFСтрока;Столбец;Значение;Что не так\r\n' +
      '2;"ИНН;номер";\'=cmd();не сказано, о ком строка: заполните организацию, ИНН, имя, почту или телефон\r\n' +
      '2;"ИНН;номер";7707083894;контрольные цифры ИНН не сходятся: проверьте номер\r\n',
  )
  expect(problems.map(isError)).toEqual([true])
})
