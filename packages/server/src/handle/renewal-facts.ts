import type { RenewalAsk, RenewalFacts } from '@reglament/engine'
import { findAct } from '../store/client/act.ts'
import { readOrganization } from '../store/client/client.ts'
import { readHoldings } from '../store/client/holding.ts'
import { lockAct, type RightOwner, readActsUsed } from '../store/client/renewal.ts'
import type { DeskClient } from '../store/transaction.ts'

/** What the engine must be told of the client and the act; the act is locked to the end of the transaction. */
export async function readRenewalFacts(db: DeskClient, owner: RightOwner, ask: RenewalAsk): Promise<RenewalFacts> {
  const { actNumber } = ask
  if (actNumber !== undefined) await lockAct(db, actNumber)
  const [holdings, organization, registered, actsUsed] = await Promise.all([
    readHoldings(db, owner),
    readOrganization(db, owner.organizationId),
    actNumber === undefined ? null : findAct(db, actNumber),
    actNumber === undefined ? [] : readActsUsed(db, actNumber),
  ])
  return { holdings, actsUsed, registered, inn: organization?.inn ?? null }
}
