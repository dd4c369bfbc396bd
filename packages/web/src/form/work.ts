import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Tries between two looks at the page: it stays quick under the hands. */
const IN_A_ROW = 2_000

/** Finds what makes the hash of `challenge:answer` begin with that many zero bits: the work that stands for a captcha. */
export async function work(challenge: string, bits: number): Promise<string> {
  for (let tried = 0; ; tried++) {
    const answer = tried.toString(36)
    const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8ToBytes(`${challenge}:${answer}`))
    if (Math.clz32((a << 24) | (b << 16) | (c << 8) | d) >= bits) return answer
    if (tried % IN_A_ROW === IN_A_ROW - 1) await new Promise((resolve) => setTimeout(resolve))
  }
}
