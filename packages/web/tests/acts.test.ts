import { expect, test } from 'vitest'
import { readActs } from '../src/agent/rights/parse-acts.ts'

const TABLE = `Номер;Дата;ИНН;Поддержка;Кем выдан
А-1;31.12.2025;7707083893;да;производитель
"А-2"\t2026-01-15\t7707083893\tnet\tpartner

А-3;31.02.2026;7707083893;да;партнёр
А-4;;7707083894;да;партнёр
А-5;;7707083893;да;дилер
А-6;;7707083893
 № ;;7707083893;да;партнёр
А-7;;7736050003;no;Партнер`

test('rows of a table become acts; a row that can’t is named by its line', () => {
  const { acts, wrong } = readActs(TABLE)
  expect(acts).toEqual([
    { number: 'А-1', issuedOn: '2025-12-31', inn: '7707083893', showsSupport: true, issuedBy: 'vendor' },
    { number: 'А-7', issuedOn: null, inn: '7736050003', showsSupport: false, issuedBy: 'partner' },
  ])
  expect(wrong).toEqual([
    { line: 3, why: 'support' },
    { line: 5, why: 'date' },
    { line: 6, why: 'inn' },
    { line: 7, why: 'issuer' },
    { line: 8, why: 'fields' },
    { line: 9, why: 'number' },
  ])
})

test('nothing pasted is nothing read', () => expect(readActs(' \n')).toEqual({ acts: [], wrong: [] }))
