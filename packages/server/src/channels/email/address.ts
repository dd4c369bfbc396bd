import addressparser from 'nodemailer/lib/addressparser'
import { decodeHeader, replaceWords } from './encoded-words.ts'

export interface Address {
  readonly address: string
  /** Empty where the sender gave none. */
  readonly name: string
}

const MAX_HEADER_CHARS = 64 * 1024
const MAX_ADDRESSES = 500
/** RFC 5321, 4.5.3.1. */
const MAX_ADDRESS_CHARS = 254

/**
 * The addresses of header values (binary strings), groups opened, names decoded, the host in lower case.
 *
 * Words are decoded after the structure is read, so that a comma inside a name makes no second person. A name
 * without any address is left out: there is nobody to write to.
 */
export function parseAddresses(values: readonly string[], hint: string | null = null): Address[] {
  const found: Address[] = []
  for (const value of values) {
    const names: string[] = []
    const safe = replaceWords(value.slice(0, MAX_HEADER_CHARS), (decoded) => {
      names.push(decoded)
      return ` \ue000${names.length - 1}\ue000 `
    })
    const restore = (text: string) =>
      text
        .split(/(\ue000\d+\ue000)/)
        .map((piece) => {
          const index = /^\ue000(\d+)\ue000$/.exec(piece)?.[1]
          return index === undefined ? decodeHeader(piece, hint) : (names[Number(index)] ?? '')
        })
        .filter((piece) => piece !== '')
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim()
    for (const { address, name } of addressparser(safe, { flatten: true })) {
      const person = withAddress(restore(address ?? ''), restore(name ?? ''))
      if (person !== null && person.address.length <= MAX_ADDRESS_CHARS && found.length < MAX_ADDRESSES)
        found.push(person)
    }
  }
  return found
}

/** A whole `Name <a@b>` may hide in an encoded word, or the address may be given as the name. */
function withAddress(address: string, name: string): Address | null {
  const bare = address.replace(/^<+|>+$/g, '').replace(/\s+/g, '')
  if (bare !== '') return { address: lowerHost(bare), name: name.replace(/^["']+|["']+$/g, '').trim() }
  const hidden = /^(.{0,200}?)<?([^\s<>@"]{1,64}@[^\s<>@"]{1,255}?)>?$/.exec(name)
  if (!hidden) return null
  return { address: lowerHost(hidden[2] ?? ''), name: (hidden[1] ?? '').replace(/["']/g, '').trim() }
}

/** Hosts have no case; the part before the @ is the receiver's own business. */
function lowerHost(address: string): string {
  const at = address.lastIndexOf('@')
  return at === -1 ? address : address.slice(0, at) + address.slice(at).toLowerCase()
}
