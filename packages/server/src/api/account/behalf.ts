import { instant, type PartnerRef } from '@reglament/engine'
import type { Within } from '../../handle/command.ts'
import type { AccountHolder } from '../../store/account/client-account.ts'
import { addParticipants } from '../../store/case/thread.ts'
import { readOrganization } from '../../store/client/client.ts'
import { meetReaders } from '../../store/letter/copy-reader.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { ApiProblem } from '../problem.ts'
import { readSeats } from './seats.ts'

/** In whose place a partner's person asks. Whether they may is decided with the registration, in its transaction. */
export interface Behalf {
  readonly clientId: string
  readonly partner: PartnerRef
  /** Puts the person of the client whom the grant names in copy. */
  readonly copy: Within | undefined
}

/** @throws ApiProblem 403 where the person's organization has no seat there now */
export async function behalfOf(
  { shell }: ApiContext,
  desk: KnownDesk,
  holder: AccountHolder,
  clientId: string,
): Promise<Behalf> {
  const now = shell.clock()
  return inDesk(shell.pool, desk.id, async (db) => {
    const seats = await readSeats(db, holder, desk, now)
    const found = seats?.clients.find(({ grant }) => grant.client.id === clientId)
    const own = await readOrganization(db, holder.organizationId)
    if (!found?.seat.open || !own) {
      const clause = found?.seat.because[0]?.clauses[0] ?? null
      throw new ApiProblem(403, 'seat-closed', 'the partner does not act for this client now', clause)
    }
    const { copies, told } = found.grant
    const address = copies ? (told?.email ?? null) : null
    return {
      clientId,
      partner: { id: own.id, name: own.name ?? own.inn },
      copy:
        address === null
          ? undefined
          : async (within, { caseId }) => {
              await addParticipants(within, caseId, [address])
              // Just before: they hear of this very registration.
              await meetReaders(within, [address], instant(now - 1))
            },
    }
  })
}
