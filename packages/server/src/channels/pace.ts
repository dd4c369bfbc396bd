import { instant, type LetterKind } from '@reglament/engine'
import type { Shell } from '../handle/shell.ts'
import { countSentTo } from '../store/letter/letter.ts'
import { inDesk } from '../store/transaction.ts'

/** Letters that the desk writes by itself, with the mark that they carry (RFC 3834, 5): no program must answer them. */
export const AUTOMATIC: Readonly<Partial<Record<LetterKind, 'auto-replied' | 'auto-generated'>>> = {
  registered: 'auto-replied',
  incomplete: 'auto-replied',
  redirected: 'auto-replied',
  'waiting-turn': 'auto-replied',
  reopened: 'auto-replied',
  'your-turn': 'auto-generated',
  'closing-soon': 'auto-generated',
  'closed-by-time-limit': 'auto-generated',
  closed: 'auto-generated',
  'not-reached': 'auto-generated',
}

/** Before the jobs give up by themselves, so that the letter says so. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000

const MOST_IN_AN_HOUR = 30
const HOUR_MS = 3_600_000

/**
 * A program that answers our letters without saying that it is one would go on with us for ever. The cases are there;
 * only the letters that the desk writes by itself stop for the hour, and a specialist's never do.
 */
export async function isTooMuch(shell: Shell, deskId: string, recipient: string, kind: LetterKind): Promise<boolean> {
  if (AUTOMATIC[kind] === undefined) return false
  const since = instant(shell.clock() - HOUR_MS)
  const kinds = Object.keys(AUTOMATIC) as LetterKind[]
  const sent = await inDesk(shell.pool, deskId, (db) => countSentTo(db, recipient, kinds, since))
  return sent >= MOST_IN_AN_HOUR
}
