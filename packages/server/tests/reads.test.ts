import { expect, test } from 'vitest'
import { readsOf } from '../src/reads.ts'

test.each([
  [{ locale: 'en', timezone: 'Asia/Omsk' }, { locale: 'en', timezone: 'Asia/Omsk' }, 'what a browser says'],
  [{ timezone: 'Asia/Omsk' }, { locale: null, timezone: 'Asia/Omsk' }, 'half of it'],
  [{ locale: 'tlh', timezone: 'Атлантида' }, { locale: null, timezone: null }, 'what is neither'],
  [{ locale: '', timezone: '' }, { locale: null, timezone: null }, 'empty boxes of a form'],
  [undefined, { locale: null, timezone: null }, 'nothing'],
])('%j is read as %j: %s', (told, reads, _why) => expect(readsOf(told)).toEqual(reads))
