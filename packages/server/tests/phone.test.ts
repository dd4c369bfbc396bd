// A number is found however it was written.
import { expect, test } from 'vitest'
import { phoneKey, readPhone } from '../src/phone.ts'

const WRITTEN: readonly [written: string, key: string | null, display: string | null, why: string][] = [
  ['+7 495 123-45-67', '+74951234567', '+7 495 123-45-67', 'as on a card'],
  ['8 (495) 123-45-67', '+74951234567', '+7 495 123-45-67', 'with the trunk prefix'],
  ['84951234567', '+74951234567', '+7 495 123-45-67', 'run together'],
  ['74951234567', '+74951234567', '+7 495 123-45-67', 'as an exchange writes it'],
  ['4951234567', '+74951234567', '+7 495 123-45-67', 'without any prefix'],
  ['тел. 8(916)1234567', '+79161234567', '+7 916 123-45-67', 'after a word'],
  ['8 916 123-45-67 доб. 12', '+79161234567', '+7 916 123-45-67', 'the extension is apart'],
  ['sip:+74951234567@pbx.example', '+74951234567', '+7 495 123-45-67', 'as a SIP address'],
  ['+375 17 328-12-34', '+375173281234', '+375 17 328 12 34', 'abroad'],
  ['810 375 17 328-12-34', '+375173281234', '+375 17 328 12 34', 'abroad, dialled from home'],
  ['00 49 30 901820', '+4930901820', '+49 30 901820', 'abroad, dialled from elsewhere'],
  ['+49 30 901820 ext 5', '+4930901820', '+49 30 901820', 'abroad with an extension'],
  ['101', '101', '101', 'an inner number stays what it is'],
  ['+7 (495) 123', '7495123', '+7 (495) 123', 'a slip keeps its digits'],
  ['anonymous', null, null, 'no digits'],
  ['', null, null, 'nothing'],
]

for (const [written, key, display, why] of WRITTEN) {
  test(`${why}: ${written}`, () => {
    const phone = readPhone(written)
    expect(phone?.key ?? null).toBe(key)
    expect(phone?.display ?? null).toBe(display)
    expect(phoneKey(written)).toBe(key)
  })
}

test('a desk of another country reads its own way of writing', () => {
  expect(phoneKey('8 017 328-12-34', 'BY')).toBe('+375173281234')
  expect(phoneKey('030 901820', 'DE')).toBe('+4930901820')
  expect(phoneKey('030 901820', 'nowhere')).not.toBeNull()
})
