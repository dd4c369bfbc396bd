import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** The country whose numbers people here write without a code; a desk may name another. */
const HOME: CountryCode = 'RU'

export interface Phone {
  /** One spelling for the books and for looking up: `+74951234567`; without a `+` where it is no number of the world. */
  readonly key: string
  /** As people read it and a telephone dials it: `+7 495 123-45-67`. */
  readonly display: string
  /** Digits after an extension's mark: `доб. 12`. Not a part of the key. */
  readonly extension: string | null
}

/** Whether a country's numbers are known, by its two letters. */
export function isPhoneCountry(country: string): boolean {
  return isSupportedCountry(country)
}

/**
 * A telephone number in whatever writing: spaces, brackets, hyphens, the trunk prefix, a country's code with or without
 * its plus. What can't be a number of the world (a short inner number, a typing slip) keeps its digits, so that the same
 * writing still finds itself; null where there are no digits at all.
 */
export function readPhone(text: string, country: string = HOME): Phone | null {
  const said = text.trim().replace(/^00(?=\s?[1-9])/, '+')
  const digits = said.replace(/\D/g, '')
  if (digits === '') return null
  const parsed = parsePhoneNumberFromString(said, isSupportedCountry(country) ? country : HOME)
  if (!parsed?.isPossible()) return { key: digits, display: said, extension: null }
  return { key: parsed.number, display: display(parsed), extension: parsed.ext ?? null }
}

/** What two writings of one number have in common; null where there are no digits. */
export function phoneKey(text: string | undefined, country: string = HOME): string | null {
  return text === undefined ? null : (readPhone(text, country)?.key ?? null)
}

/** Numbers of +7 are written with hyphens in their last groups, whoever they are given to. */
function display(phone: PhoneNumber): string {
  const { nationalNumber, countryCallingCode } = phone
  const [, area, first, second, third] = /^(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(nationalNumber) ?? []
  if (countryCallingCode === '7' && area !== undefined) return `+7 ${area} ${first}-${second}-${third}`
  // Without its extension: the library writes it into what it formats.
  return parsePhoneNumberFromString(phone.number)?.formatInternational() ?? phone.number
}
