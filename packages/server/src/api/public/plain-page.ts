import { LOCALES, type Locale } from '@reglament/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { formPagePolicy, PAGE_HEADERS } from '../content-policy.ts'
import type { KnownDesk, KnownDesks } from '../known-desk.ts'
import { ApiProblem } from '../problem.ts'

// What the pages that are written on the server have in common: whose desk, which language, which headers.

export const pageParams = z.object({ desk: z.string().max(48) })
/** Whoever follows a broken link is shown a page and not an error of the API: what can't be used is left out. */
export const pageQuery = z.object({ locale: z.enum(LOCALES).optional().catch(undefined) })

/** The language that was asked for, or the first of the browser's own that we speak, or the desk's. */
export function readersLocale({ headers }: FastifyRequest, asked: Locale | undefined, ofDesk: Locale): Locale {
  if (asked) return asked
  const wanted = (headers['accept-language'] ?? '').split(',').map((each) => each.trim().slice(0, 2).toLowerCase())
  return wanted.flatMap((each) => LOCALES.find((locale) => locale === each) ?? [])[0] ?? ofDesk
}

/** null where there is no such desk. */
export async function deskOrNull(desks: KnownDesks, id: string): Promise<KnownDesk | null> {
  try {
    return await desks.get(id)
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 404) return null
    throw thrown
  }
}

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply
    .status(status)
    .headers(PAGE_HEADERS)
    .header('content-security-policy', formPagePolicy(page))
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(page)
}
