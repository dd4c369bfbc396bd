/** What a full box, a large letter or somebody's spam filter say: the address itself is right. */
const PASSING_STATUS = /^5\.(?:2\.[23]|3\.4|6\.\d+|7\.\d+)$/
const PASSING_WORDS =
  /spam|spf|dkim|dmarc|block|black|policy|quota|full|too large|too big|переполнен|спам|заблокирован/iu

/**
 * Does a refusal for good mean that nobody is at that address (RFC 3463: `5.1.1`), and that each further letter would come back?
 * Of a refusal that says no reason the words decide.
 */
export function isFaultOfAddress(status: string | null, words: string | null): boolean {
  if (status !== null) return status.startsWith('5.') && !PASSING_STATUS.test(status)
  return !PASSING_WORDS.test(words ?? '')
}
