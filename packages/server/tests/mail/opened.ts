// A case that a client of the desk opened by letter, and what its answers are known by.
import type { Shell } from '../../src/handle/shell.ts'
import { replyAddress } from '../../src/intake/reply-address.ts'
import type { Taken } from '../../src/intake/take-mail.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { DESK, DESK_ADDRESS, letter, post, SECRET } from './post.ts'

export function caseOf(taken: Taken): { readonly caseId: string; readonly number: number } {
  if (!('caseId' in taken)) throw new Error(`no case: ${JSON.stringify(taken)}`)
  return taken
}

/** A case of the client, and the address that its letters give for answers. */
export async function openedBy(shell: Shell, client: string, id: string, text: string) {
  const taken = await post(shell, letter({ from: client, id, text }))
  const { caseId, number } = caseOf(taken)
  if (taken.kind !== 'registered') throw new Error(`it joined case ${number}`)
  return { caseId, number, signed: replyAddress(DESK_ADDRESS, DESK, number, caseId, SECRET) }
}

/** The Message-ID of the first letter that the client got. */
export async function firstLetterOf(shell: Shell, number: number): Promise<string> {
  const { rows } = await inDesk(shell.pool, DESK, (db) =>
    db.query<{ internet_id: string }>({
      text: 'select internet_id from letter l join support_case k on k.id = l.case_id where k.number = $1 order by created_at limit 1',
      values: [number],
    }),
  )
  return rows[0]?.internet_id ?? ''
}
