import {
  ADVERTS,
  ANSWER_ABOVE,
  ATTRIBUTION_START,
  ATTRIBUTIONS,
  BLOCK_FROM,
  BLOCK_OTHER,
  CLOSING,
  FORWARD_LINES,
  FORWARD_SUBJECT,
  HISTORY_LINES,
  QUOTED,
  QUOTED_BY_INITIALS,
  RULE_LINE,
} from './client-styles.ts'

/** Wrapped attributions are no longer than this. */
const ATTRIBUTION_LINES = 4
/** A signature is short; text that goes on after a closing is text. */
const SIGNATURE_LINES = 14
/** Beyond this only the head is looked at: nobody writes so many lines, logs do. */
const MAX_LINES = 5_000
const LONGEST_MARK_CHARS = 500

type Verdict =
  | { readonly kind: 'text' }
  /** These lines are not the sender's; reading goes on after them. */
  | { readonly kind: 'skip'; readonly lines: number }
  /** Nothing after this is the sender's. */
  | { readonly kind: 'history' }
  /** Everything from here is what the sender passes on. */
  | { readonly kind: 'forward' }
  /** A signature begins; it lasts until a quotation, a postscript or the end. */
  | { readonly kind: 'signature' }

/**
 * What the sender wrote now: without quoted history, the signature and what the program added.
 *
 * Answers below or between the quoted lines stay, and so does a forwarded message, since that is what the sender
 * sends. Where nothing would be left, all of it is returned: better too much than an empty case.
 */
export function visibleText(text: string, subject = ''): string {
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  const lines = all.slice(0, MAX_LINES).map((line) => line.replaceAll('\u00a0', ' ').trimEnd())
  const isForward = FORWARD_SUBJECT.test(subject)
  const byInitials = lines.filter((line) => QUOTED_BY_INITIALS.test(line)).length >= 2
  const isQuoted = (line: string) => QUOTED.test(line) || (byInitials && QUOTED_BY_INITIALS.test(line))
  const lastText = lines.findLastIndex((line) => line !== '' && !isQuoted(line))
  const kept: string[] = []
  let inSignature = false
  for (let at = 0; at < lines.length; ) {
    const verdict = judge(lines, at, isForward, isQuoted)
    if (verdict.kind === 'history') break
    if (verdict.kind === 'forward') {
      kept.push('', ...lines.slice(at), ...all.slice(MAX_LINES))
      break
    }
    if (verdict.kind === 'skip') {
      at += verdict.lines
      // What follows a quotation is written below it, whatever stood above.
      inSignature = inSignature && lastText < at
      if (kept.at(-1) !== '') kept.push('')
      continue
    }
    const line = lines[at] ?? ''
    if (verdict.kind === 'signature') inSignature = true
    if (inSignature && /^(?:P\.?\s?S\.?|З\.?\s?Ы\.?|ПС)[\s:.,]/iu.test(line)) inSignature = false
    if (!inSignature) kept.push(line)
    at += 1
  }
  const visible = tidy(kept)
  return visible === '' ? text.replace(/\r\n?/g, '\n').trim() : visible
}

function judge(lines: readonly string[], at: number, isForward: boolean, isQuoted: (line: string) => boolean): Verdict {
  const line = (lines[at] ?? '').trim()
  if (line === '' || line.length > LONGEST_MARK_CHARS) return isQuoted(line) ? { kind: 'skip', lines: 1 } : TEXT
  if (FORWARD_LINES.some((pattern) => pattern.test(line))) return { kind: 'forward' }
  if (isQuoted(lines[at] ?? '')) return { kind: 'skip', lines: 1 }
  if (HISTORY_LINES.some((pattern) => pattern.test(line)) || ANSWER_ABOVE.test(line))
    return { kind: isForward ? 'forward' : 'history' }
  const block = RULE_LINE.test(line) ? at + 1 : at
  if (isHeaderBlock(lines, block) && !isIntroduced(lines, at)) return { kind: isForward ? 'forward' : 'history' }
  const wrapped = attributionAt(lines, at)
  if (wrapped > 0) {
    const next = lines.slice(at + wrapped).find((each) => each.trim() !== '')
    if (next === undefined || isQuoted(next)) return { kind: 'skip', lines: wrapped }
    // Without marks on the lines below, only an address tells a program's line from a sentence («в 10:00 написал:»).
    const isProgram = /@|\sот\s/u.test(lines.slice(at, at + wrapped).join(' '))
    if (isProgram) return { kind: isForward ? 'forward' : 'history' }
  }
  if (isSignature(lines, at, isQuoted)) return { kind: 'signature' }
  if (ADVERTS.some((pattern) => pattern.test(line)) && endsSoon(lines, at, isQuoted, 3))
    return { kind: 'skip', lines: 1 }
  return TEXT
}

const TEXT: Verdict = { kind: 'text' }

/** `От:` and at least two more headers within the next lines. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!BLOCK_FROM.test((lines[at] ?? '').trim())) return false
  return lines.slice(at + 1, at + 9).filter((line) => BLOCK_OTHER.test(line.trim())).length >= 2
}

/** «Вот заголовки письма:» and headers below it: the sender shows them. */
function isIntroduced(lines: readonly string[], at: number): boolean {
  const before = lines.slice(0, at).findLast((line) => line.trim() !== '')
  return before !== undefined && /:$/.test(before.trim()) && before.length < 100
}

/** How many lines from `at` make an attribution; 0 where there is none. */
function attributionAt(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').trim()
  if (!ATTRIBUTION_START.test(first)) return 0
  let joined = ''
  for (let count = 1; count <= ATTRIBUTION_LINES; count += 1) {
    const next = (lines[at + count - 1] ?? '').trim()
    if (next === '') return 0
    joined = joined === '' ? next : `${joined} ${next}`
    if (joined.length > LONGEST_MARK_CHARS) return 0
    if (ATTRIBUTIONS.some(({ pattern }) => pattern.test(joined))) return count
  }
  return 0
}

function isSignature(lines: readonly string[], at: number, isQuoted: (line: string) => boolean): boolean {
  const line = lines[at] ?? ''
  if (/^(?:--|—)\s*$/.test(line)) return endsSoon(lines, at, isQuoted, SIGNATURE_LINES)
  const rest = CLOSING.exec(line.trim())?.groups?.rest
  if (rest === undefined || rest.length > 120) return false
  // «С уважением относимся к…» is a sentence: it goes on in lower case without a comma.
  if (/^\s+\p{Ll}/u.test(rest)) return false
  return endsSoon(lines, at, isQuoted, SIGNATURE_LINES)
}

/** At most `limit` lines of text until the end, the quotation or the history. */
function endsSoon(lines: readonly string[], at: number, isQuoted: (line: string) => boolean, limit: number): boolean {
  let count = 0
  for (let next = at + 1; next < lines.length && count <= limit; next += 1) {
    const line = lines[next] ?? ''
    if (isQuoted(line) || HISTORY_LINES.some((pattern) => pattern.test(line.trim()))) break
    if (FORWARD_LINES.some((pattern) => pattern.test(line.trim())) || isHeaderBlock(lines, next)) break
    if (attributionAt(lines, next) > 0) break
    if (line.trim() !== '') count += 1
  }
  return count <= limit
}

function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
