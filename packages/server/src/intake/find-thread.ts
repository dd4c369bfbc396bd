import type { PartnerRef } from '@reglament/engine'
import { seatOnCase } from '../handle/seat.ts'
import { findAccountHolder } from '../store/account/client-account.ts'
import { readCase, readCaseByNumber } from '../store/case/case-detail.ts'
import { findCaseByInternetIds, isParticipant, rootOfCase } from '../store/case/thread.ts'
import { readIdsOf } from '../store/client/partner-grant.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import type { IncomingMail, Received } from './incoming.ts'
import type { IntakeParts } from './parts.ts'
import { isOurToken, readReplyAddress } from './reply-address.ts'

/** The case that a letter speaks of. */
export interface Thread {
  /** After all merges. */
  readonly caseId: string
  /** The sender belongs to the case; a stranger who knows its number or its address does not. */
  readonly isParticipant: boolean
  /** The sender is of the partner that raised it for the client. */
  readonly partner?: { readonly contactId: string; readonly is: PartnerRef }
}

/**
 * The case of a letter: by the signed address that it was sent to, else by the Message-IDs that it answers. A number in
 * the subject leads nowhere: everybody can write one.
 */
export async function findThread(
  { shell, secret }: IntakeParts,
  deskId: string,
  mail: IncomingMail,
  { envelope }: Received,
): Promise<Thread | null> {
  const addresses = [...envelope.rcptTo, ...[...mail.to, ...mail.cc].map(({ address }) => address)]
  const tokens = addresses.flatMap((address) => readReplyAddress(address) ?? []).slice(0, 5)
  for (const { number, token } of tokens) {
    const found = await inDesk(shell.pool, deskId, (db) => readCaseByNumber(db, number))
    if (found && isOurToken(token, deskId, found.id, secret)) return about(found.id)
  }
  const answered = [mail.inReplyTo, ...[...mail.references].reverse()].filter((id) => id !== null)
  if (answered.length === 0) return null
  const byId = await inDesk(shell.pool, deskId, (db) => findCaseByInternetIds(db, answered))
  return byId === null ? null : about(byId)

  function about(caseId: string): Promise<Thread> {
    return inDesk(shell.pool, deskId, async (db) => {
      const root = await rootOfCase(db, caseId)
      const sender = mail.from?.address
      if (sender === undefined) return { caseId: root, isParticipant: false }
      // Who belonged to a merged case belongs to what it became.
      const known =
        (await isParticipant(db, caseId, sender)) || (root !== caseId && (await isParticipant(db, root, sender)))
      const partner = known ? await partnerOf(db, root, sender) : null
      if (partner === null) return { caseId: root, isParticipant: known }
      // Whose seat has shut is a stranger to the case: what they write is a question of their own.
      if (!partner.isOpen) return { caseId: root, isParticipant: false }
      return { caseId: root, isParticipant: true, partner }
    })
  }

  /** The sender as one of the partner that raised the case; null where they are not. */
  async function partnerOf(db: DeskClient, caseId: string, sender: string) {
    const found = await readCase(db, caseId)
    const onBehalf = found?.state.onBehalf
    if (!found || !onBehalf) return null
    const holder = await findAccountHolder(db, sender)
    if (holder?.organizationId == null || holder.organizationId === found.organizationId) return null
    if (!(await readIdsOf(db, holder.organizationId)).includes(onBehalf.partner.id)) return null
    const regulation = await shell.regulations.get(db, found.state.regulation)
    const mine = { id: holder.organizationId, name: null }
    const { partner, seat } = await seatOnCase(db, mine, found, regulation, shell.clock())
    return { contactId: holder.id, is: partner, isOpen: seat.open && holder.isColleague }
  }
}
