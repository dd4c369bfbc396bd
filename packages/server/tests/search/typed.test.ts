import { describe, expect, test } from 'vitest'
import { beginningsOfWords } from '../../src/store/search/search-clients.ts'
import { readTyped } from '../../src/store/search/search-typed.ts'

/** What is typed, and each reading it has; a reading left out is one that it hasn't. */
const TYPED = [
  ['SM-1042', 'number', { number: 1042, words: ['sm-1042'] }, 'a label'],
  ['sm-1042', 'number', { number: 1042, words: ['sm-1042'] }, 'in small letters'],
  ['ЫЬ-1042', 'number', { number: 1042, words: ['ыь-1042'] }, 'with the keyboard left in Russian'],
  ['№ 1042', 'number', { number: 1042, phonePart: null, words: ['1042'] }, 'as people write it'],
  ['1042', 'number', { number: 1042, phonePart: '1042', words: ['1042'] }, 'bare digits may be a part of a phone'],
  ['104', 'number', { number: 104, words: ['104'] }, 'three digits are no part of one'],
  [
    '7707083893',
    'inn',
    { number: 7707083893, inn: '7707083893', phonePart: '7707083893', words: ['7707083893'] },
    'an INN',
  ],
  [
    '77 0708 3893',
    'inn',
    { inn: '7707083893', phonePart: '7707083893', words: ['77', '0708', '3893'] },
    'an INN in groups',
  ],
  [
    '7707083894',
    'phone',
    { number: 7707083894, phone: '+77707083894', phonePart: '7707083894', words: ['7707083894'] },
    'its check digits are wrong',
  ],
  [
    '8 (912) 345-67-89',
    'phone',
    { phone: '+79123456789', phonePart: '9123456789', words: ['8', '912', '345-67-89'] },
    'a phone with the trunk prefix',
  ],
  [
    '+79123456789',
    'phone',
    { phone: '+79123456789', phonePart: '9123456789', words: ['79123456789'] },
    'a phone with the code of the country',
  ],
  ['912 345', 'phone', { phonePart: '912345', words: ['912', '345'] }, 'a part of one'],
  ['+7 912', 'phone', { phonePart: '912', words: ['7', '912'] }, 'its beginning'],
  ['345-67', 'phone', { phonePart: '34567', words: ['345-67'] }, 'its middle'],
  [
    'anna@romashka.example',
    'email',
    { email: 'anna@romashka.example', words: ['anna@romashka.example'] },
    'an address',
  ],
  ['Anna@Rom', 'email', { words: ['anna@rom'] }, 'the beginning of one'],
  ['не печатает чек', 'words', { words: ['не', 'печатает', 'чек'] }, 'words'],
  ['Счёт «Ромашки»', 'words', { words: ['счет', 'ромашки'] }, 'quotes and dots do not count'],
  ['версия 7.9.9', 'words', { words: ['версия', '7.9.9'] }, 'a version is one word'],
  ["'; drop table --", 'words', { words: ['drop', 'table'] }, 'signs are no words'],
  ['  ', 'nothing', { words: [] }, 'spaces are nothing'],
  ['?!', 'nothing', { words: [] }, 'signs alone are nothing'],
] as const

describe('what was typed', () => {
  test.each(TYPED)('`%s` is %s', (text, kind, readings) => {
    const none = { number: null, inn: null, phone: null, phonePart: null, email: null, isOpenEnded: true }
    expect(readTyped(text)).toEqual({ kind, ...none, isOpenEnded: !text.endsWith(' '), ...readings })
  })

  test('a space after it ends the last word', () => {
    expect([readTyped('печат').isOpenEnded, readTyped('печат ').isOpenEnded]).toEqual([true, false])
  })

  test('is read alike however its letters are composed', () => {
    expect(readTyped('счёт йод'.normalize('NFD'))).toEqual(readTyped('счёт йод'))
  })

  test('a pasted page is cut', () => {
    expect(readTyped('слово '.repeat(5000)).words.length).toBeLessThanOrEqual(12)
  })
})

test('of a client every part of a word is asked for, and an address as a whole', () => {
  const froms = beginningsOfWords(['санкт-петербург', 'anna@rom']).map((each) => each.map(({ from }) => from))
  expect(froms).toEqual([['санкт'], ['петербург'], ['anna@rom']])
})
