import type { z } from 'zod'
import type { Within } from '../../handle/command.ts'
import type { Shell } from '../../handle/shell.ts'
import { insertOffered } from '../../store/case/case-offered.ts'
import { insertQuestion } from '../../store/knowledge/article-question.ts'
import type { offeredShape } from '../shape/article.ts'

/** Several works of one registration, one after the other in its transaction; nothing where there are none. */
export function allWithin(...asked: readonly (Within | undefined)[]): { readonly within?: Within } {
  const works = asked.filter((work) => work !== undefined)
  if (works.length === 0) return {}
  return {
    within: async (db, done) => {
      for (const work of works) await work(db, done)
    },
  }
}

/**
 * Keeps with a case what its client was offered before they asked; that there was nothing to offer is what the head
 * learns from. Undefined where the page did not look.
 */
export function keepOffered(
  shell: Pick<Shell, 'newId' | 'clock'>,
  offered: z.infer<typeof offeredShape> | undefined,
  question: string,
): Within | undefined {
  if (offered === undefined) return undefined
  return async (db, { caseId }) => {
    const now = shell.clock()
    await insertOffered(db, caseId, offered, now)
    if (question === '') return
    const asked = { id: shell.newId(), place: 'form', text: question, found: offered.length, caseId } as const
    await insertQuestion(db, asked, now)
  }
}
