import { describe, expect, test } from 'vitest'
import { readFacts } from '../../src/intake/facts.ts'

const title = (ru: string, en: string) => ({ title: { ru, en }, versions: 'any' as const, current: false, clauses: [] })
const PRODUCTS = {
  ics: title('Шлюз безопасности Ideco ICS', 'Ideco ICS security gateway'),
  ics6: title('Межсетевой экран Ideco ICS 6', 'Ideco ICS 6 firewall'),
  pbx: title('IP-АТС Ideco PBX', 'Ideco PBX telephone exchange'),
  'gost-vpn': title('ПАК Ideco МагПро ГОСТ-VPN', 'Ideco MagPro GOST-VPN appliance'),
  software: title('Программное обеспечение', 'Software'),
}

// A wrong fact costs more than a question: what is doubtful is not said.
const SAID: readonly [string, object, string][] = [
  ['версия 7.9.9', { version: '7.9.9' }, 'after the word'],
  [
    'Версия: 7.9.9, лицензия № AB-1234-5678',
    { version: '7.9.9', licence: 'AB-1234-5678' },
    'after a colon; a licence number',
  ],
  ['стоит версии 4.0.', { version: '4.0' }, 'a full stop after it is no part'],
  ['version 7.9.9 of the gateway', { version: '7.9.9' }, 'in English'],
  ['Ideco ICS 7.9.9 не пускает', { product: 'ics', version: '7.9.9' }, 'a number after the name'],
  ['Ideco ICS версии 7.9.9', { product: 'ics', version: '7.9.9' }, 'the word between'],
  ['ICS 6 не грузится', { product: 'ics6' }, 'the longer name wins'],
  ['у нас Ideco PBX', { product: 'pbx' }, 'by the Latin part of its title'],
  ['шлюз безопасности ideco ics', { product: 'ics' }, 'the whole title, in any case'],
  ['ИНН 7707083893', { inn: '7707083893' }, 'right check digits'],
  ['ИНН: 500100732259', { inn: '500100732259' }, 'a person’s, twelve digits'],
  ['ИНН 7707083890', {}, 'wrong check digits'],
  ['счёт 7707083893', {}, 'a number without the word'],
  ['обновились с версии 7.8.1 на версию 7.9.9', {}, 'two versions'],
  ['Ideco ICS и Ideco PBX', {}, 'two products'],
  ['ИНН 7707083893 или ИНН 7830002293', {}, 'two numbers'],
  ['Windows версии 10 и браузер', {}, 'a version of something else'],
  ['топология: один сервер, 10 станций', {}, 'no fact at all'],
  ['software update failed', {}, 'an everyday word is no product'],
  ['версия от 10.03.2026', {}, 'a date is no version'],
  ['basics, topics, physics', {}, 'a name inside a word'],
]

describe('facts that a letter states', () => {
  test.each(SAID)('%s', (text, expected) => {
    expect(readFacts(text, PRODUCTS, 'Ideco')).toEqual(expected)
  })
})
