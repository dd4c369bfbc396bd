import { isInn } from '@reglament/engine'
import { phoneKey } from '../../phone.ts'

/** What somebody typed into the search, in every reading that it has; a reading that it hasn't is null or empty. */
export interface Typed {
  /** The foremost reading: what it most looks like. */
  readonly kind: 'nothing' | 'number' | 'inn' | 'phone' | 'email' | 'words'
  /** The number of a case: `1042`, `SM-1042`, `№ 1042`. */
  readonly number: number | null
  /** A whole INN with right check digits. */
  readonly inn: string | null
  /** A whole telephone number as the books keep it. */
  readonly phone: string | null
  /** The digits of a telephone number or of a part of one, without trunk prefix and code of the country. */
  readonly phonePart: string | null
  /** A whole e-mail address, in lower case. */
  readonly email: string | null
  /** The words, in lower case, without dots above letters, in the order in which they were typed. */
  readonly words: readonly string[]
  /** The last word may go on: nothing was typed after it. */
  readonly isOpenEnded: boolean
}

/** Fewer digits are no part of a telephone number but somebody's flat. */
const LEAST_PHONE_DIGITS = 4
/** More words than a person types; a pasted page is not looked for word by word. */
const MOST_WORDS = 12

const NUMBER = /^(?:\p{L}{1,12}\s?[-–—]\s?|[№#n]\s?)?(\d{1,15})$/iu
/** Digits with what people put between them; brackets, spaces, hyphens, dots. */
const PHONE = /^\+?[\d\s().–—-]+$/
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/

/**
 * Reads what was typed. Total and without knowledge of the desk: the same text always has the same readings.
 * `1042` is a case's number first and a part of a telephone number as well; both are looked for.
 */
export function readTyped(text: string): Typed {
  const said = text.normalize('NFC').trim().slice(0, 200)
  const plain = said.toLowerCase().replaceAll('ё', 'е')
  const digits = said.replace(/\D/g, '')
  const number = NUMBER.exec(said)?.[1]
  const isDigits = PHONE.test(said) && digits !== ''
  const inn = isDigits && /^(\d[\s-]?)+$/.test(said) && isInn(digits) ? digits : null
  const phonePart = isDigits && digits.length >= LEAST_PHONE_DIGITS ? nationalOf(said, digits) : null
  const phone = isDigits && inn === null && digits.length >= 10 ? phoneKey(said) : null
  const email = EMAIL.test(plain) ? plain : null
  const words = wordsOf(plain)
  const typed = {
    number: number === undefined ? null : Number(number),
    inn,
    phone,
    phonePart,
    email,
    words,
    isOpenEnded: !/\s$/.test(text),
  }
  return { kind: kindOf(typed, said, digits), ...typed }
}

/** A case's number is short, an INN has its check digits, and a telephone number its length or its brackets. */
function kindOf(typed: Omit<Typed, 'kind'>, said: string, digits: string): Typed['kind'] {
  if (typed.inn !== null) return 'inn'
  if (typed.phonePart !== null && (said.startsWith('+') || /[()]/.test(said) || digits.length >= 10)) return 'phone'
  if (typed.number !== null) return 'number'
  if (typed.phonePart !== null) return 'phone'
  if (typed.email !== null || /^[^\s@]+@[^\s@]*$/.test(said)) return 'email'
  return typed.words.length > 0 ? 'words' : 'nothing'
}

/** `8 912` and `+7 912` are both `912`; a part that begins in the middle stays as it is. */
function nationalOf(said: string, digits: string): string {
  if (digits.length === 11 && /^[78]/.test(digits)) return digits.slice(1)
  if (/^\+\s?7/.test(said) || /^8[\s(–—-]/.test(said)) return digits.slice(1)
  return digits
}

/** Parts that stand between spaces; each is taken apart by the database, as the texts were. */
function wordsOf(plain: string): readonly string[] {
  return plain
    .split(/[\s,;«»"“”„()<>[\]{}!?]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}
