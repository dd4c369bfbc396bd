import { createHash } from 'node:crypto'

/**
 * The Content-Security-Policy of a page of ours: everything from here, nothing from elsewhere, no frame around it.
 * Inline scripts that the page itself was made with are allowed by their hash. Styles may be inline: the parts that
 * the pages are built of write theirs into the document.
 */
export function contentPolicy(html: string): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inlineScriptHashes(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** That of a page that is text alone: its own style sheet by its hash, and nothing else from anywhere. */
export function stylesOnlyPolicy(html: string): string {
  return [
    "default-src 'none'",
    ['style-src', ...hashes(html.matchAll(/<style>([\s\S]*?)<\/style>/g))].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** That of a page of ours that has a form besides: what is filled in goes to us, and pictures come from us. */
export function formPagePolicy(html: string): string {
  return [
    "default-src 'none'",
    ['style-src', ...hashes(html.matchAll(/<style>([\s\S]*?)<\/style>/g))].join(' '),
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function inlineScriptHashes(html: string): string[] {
  return hashes(html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g))
}

/** What stands between the tags, as a policy names it. */
function hashes(found: Iterable<RegExpMatchArray>): string[] {
  return [...found].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}

/** Of every page: no guessing of types, and no address of ours (a tracking link is a secret) told to other sites. */
export const PAGE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const
