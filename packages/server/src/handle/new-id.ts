import { randomBytes } from 'node:crypto'

let lastMs = 0
let sequence = 0

/**
 * A UUID of version 7 (RFC 9562): milliseconds first, then a counter, then randomness, so that ids made by one process
 * grow and the newest rows of an index lie together.
 */
export function newId(): string {
  // A clock that was set back must not make ids that sort before those already given.
  const nowMs = Math.max(Date.now(), lastMs)
  sequence = nowMs === lastMs ? sequence + 1 : 0
  lastMs = sequence > 0xfff ? nowMs + 1 : nowMs
  sequence &= 0xfff
  return uuid7(lastMs, sequence, randomBytes(8))
}

/** The parts of a version 7 UUID as text; `counter` has 12 bits, `random` 8 bytes of which two bits are the variant's. */
export function uuid7(ms: number, counter: number, random: Uint8Array): string {
  const time = ms.toString(16).padStart(12, '0')
  const tail = Buffer.from(random)
  tail.writeUInt8((tail.readUInt8(0) & 0x3f) | 0x80, 0)
  const end = tail.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${end.slice(0, 4)}-${end.slice(4)}`
}
