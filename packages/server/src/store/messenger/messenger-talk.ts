import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A conversation: an account of ours and whoever writes to it. */
export interface Talk {
  readonly accountId: string
  readonly peer: string
}

/** The contact that a conversation belongs to; null until they have proved who they are. Remembers a new conversation. */
export async function meetPeer(
  db: DeskClient,
  { accountId, peer }: Talk,
  name: string | null,
  now: Instant,
): Promise<{ readonly contactId: string | null; readonly organizationId: string | null }> {
  const { rows } = await db.query<{ contact_id: string | null; organization_id: string | null }>({
    name: 'messenger-meet',
    text: `with met as (
        insert into messenger_peer (desk_id, account_id, peer, name, first_seen_at) values ($1, $2, $3, $4, $5)
        on conflict (desk_id, account_id, peer) do update set name = coalesce(excluded.name, messenger_peer.name)
        returning contact_id)
      select met.contact_id, c.organization_id from met left join contact c on c.desk_id = $1 and c.id = met.contact_id`,
    values: [db.deskId, accountId, peer, name, new Date(now)],
  })
  return { contactId: rows[0]?.contact_id ?? null, organizationId: rows[0]?.organization_id ?? null }
}

export async function linkPeer(
  db: DeskClient,
  { accountId, peer }: Talk,
  contactId: string,
  now: Instant,
): Promise<void> {
  await db.query({
    text: `update messenger_peer set contact_id = $4, linked_at = $5 where desk_id = $1 and account_id = $2 and peer = $3`,
    values: [db.deskId, accountId, peer, contactId, new Date(now)],
  })
}

/** The case of a message that is there already, whoever wrote it; null where it is new. */
export async function caseOfChatMessage(db: DeskClient, talk: Talk, externalId: string): Promise<string | null> {
  const { rows } = await db.query<{ case_id: string }>({
    name: 'messenger-message-case',
    text: `select case_id from messenger_message where desk_id = $1 and account_id = $2 and peer = $3 and external_id = $4`,
    values: [db.deskId, talk.accountId, talk.peer, externalId],
  })
  return rows[0]?.case_id ?? null
}

/** False where the message is there already: in the transaction that writes the case, its second reader must roll back. */
export async function rememberChatMessage(
  db: DeskClient,
  talk: Talk,
  message: { readonly externalId: string; readonly caseId: string; readonly direction: 'in' | 'out' },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'messenger-remember',
    text: `insert into messenger_message (desk_id, account_id, peer, external_id, case_id, direction, at)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    values: [
      db.deskId,
      talk.accountId,
      talk.peer,
      message.externalId,
      message.caseId,
      message.direction,
      new Date(now),
    ],
  })
  return rowCount === 1
}

/** The case that was worked last among those whose letters go to this address; null where none is open. */
export async function openCaseAt(db: DeskClient, address: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>({
    name: 'messenger-open-case',
    text: `select id from support_case where desk_id = $1 and answer_to = $2 and status not in ('closed', 'refused')
           order by changed_at desc, number desc limit 1`,
    values: [db.deskId, address],
  })
  return rows[0]?.id ?? null
}

/** Do the letters of the case go there, or is its contact the one who writes? */
export async function belongsToCase(
  db: DeskClient,
  caseId: string,
  who: { readonly address: string; readonly contactId: string | null },
): Promise<boolean> {
  const { rows } = await db.query<{ belongs: boolean }>({
    name: 'messenger-belongs',
    text: `select exists (select from support_case where desk_id = $1 and id = $2 and (answer_to = $3 or contact_id = $4)) as belongs`,
    values: [db.deskId, caseId, who.address, who.contactId],
  })
  return rows[0]?.belongs ?? false
}

/** From now on the letters of the case go there. In the transaction of a note that says so. */
export async function answerCaseAt(db: DeskClient, caseId: string, address: string): Promise<void> {
  await db.query({
    text: 'update support_case set answer_to = $3 where desk_id = $1 and id = $2',
    values: [db.deskId, caseId, address],
  })
}

/** Keeps a code for whoever has the case's tracking link. */
export async function insertLinkCode(
  db: DeskClient,
  code: { readonly hash: string; readonly caseId: string; readonly expiresAt: Instant },
): Promise<void> {
  await db.query({
    text: `insert into messenger_code (desk_id, code_hash, case_id, expires_at) values ($1, $2, $3, $4)`,
    values: [db.deskId, code.hash, code.caseId, new Date(code.expiresAt)],
  })
}

/**
 * The case that a code leads to, for the conversation that says it. The first one that does has it for good: a code that
 * is read over somebody's shoulder, or forwarded, opens nothing to another.
 */
export async function claimLinkCode(
  db: DeskClient,
  hash: string,
  address: string,
  now: Instant,
): Promise<{ readonly caseId: string; readonly contactId: string | null; readonly number: number } | null> {
  const { rows } = await db.query<{ case_id: string; contact_id: string | null; number: string }>({
    name: 'link-code-claim',
    text: `update messenger_code c set claimed_by = $4 from support_case k
           where c.desk_id = $1 and c.code_hash = $2 and c.expires_at > $3 and coalesce(c.claimed_by, $4) = $4
             and k.desk_id = c.desk_id and k.id = c.case_id
           returning k.id as case_id, k.contact_id, k.number`,
    values: [db.deskId, hash, new Date(now), address],
  })
  const [row] = rows
  return row ? { caseId: row.case_id, contactId: row.contact_id, number: Number(row.number) } : null
}
