import type { FastifyRequest } from 'fastify'
import { tooMany } from './problem.ts'

/** So many at once, and one more each time `refillMs` has passed. */
export interface Allowance {
  readonly burst: number
  readonly refillMs: number
}

/** More addresses than this are not told apart for long: the ones that were quiet longest are forgotten. */
const MOST_ADDRESSES = 20_000

/** @returns what a handler calls; it throws ApiProblem 429 where the address has to wait. */
export function rateLimit(allowed: Allowance, on: boolean): (request: FastifyRequest) => void {
  const wait = allowance(allowed, on)
  return (request) => {
    const waitMs = wait(request)
    if (waitMs > 0) throw tooMany(waitMs)
  }
}

/**
 * A token bucket for each address, in memory: with several processes each grants its own. A bucket is two numbers,
 * and the oldest go first when there are too many.
 * @returns what a handler calls: how long the address would have to wait, in milliseconds; 0 where it need not.
 */
export function allowance({ burst, refillMs }: Allowance, on: boolean): (request: FastifyRequest) => number {
  if (!on) return () => 0
  const buckets = new Map<string, { tokens: number; at: number }>()
  return ({ ip }) => {
    const address = networkOf(ip)
    const now = performance.now()
    const bucket = buckets.get(address) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / refillMs)
    buckets.delete(address)
    buckets.set(address, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
    if (buckets.size > MOST_ADDRESSES) {
      const [oldest = address] = buckets.keys()
      buckets.delete(oldest)
    }
    return tokens < 1 ? (1 - tokens) * refillMs : 0
  }
}

/** One IPv6 subscriber has 2^64 addresses: the network counts, not the address. */
function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = ip.includes('::')
    ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return groups.slice(0, 4).join(':')
}
