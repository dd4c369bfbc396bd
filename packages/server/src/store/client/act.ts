import { type ActReading, actKey, type Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** An act of services as staff register it. */
export interface NewAct extends ActReading {
  readonly number: string
  /** ISO date; null where it was not given. */
  readonly issuedOn: string | null
  readonly inn: string
}

export interface ListedAct extends NewAct {
  readonly id: string
  readonly recordedAt: string
  readonly recordedBy: string | null
  /** When it renewed a right; null: it has not. */
  readonly usedAt: string | null
}

/** `kept`: it was there as it is given; `used`: it has renewed a right and stays as it was. */
export type Registered = 'recorded' | 'corrected' | 'kept' | 'used'

interface ActRecord {
  id: string
  number: string
  issued_on: string | null
  inn: string
  issued_by: ActReading['issuedBy']
  shows_support: boolean
  recorded_at: Date
  recorded_by: string | null
  used_at: Date | null
}

/** Registers an act by its number, or corrects one that nothing was renewed by. One statement: killed inside, nothing is there. */
export async function registerAct(
  db: DeskClient,
  id: string,
  act: NewAct,
  recordedBy: string,
  now: Instant,
): Promise<Registered> {
  const { rows } = await db.query<{ is_new: boolean | null; is_used: boolean }>({
    name: 'act-register',
    text: `with used as (select 1 from renewal_decision where desk_id = $1 and used_act = $3),
        written as (
          insert into act as a (desk_id, id, number_key, number, issued_on, inn, issued_by, shows_support, recorded_at, recorded_by)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          on conflict (desk_id, number_key) do update set number = excluded.number, issued_on = excluded.issued_on, inn = excluded.inn,
            issued_by = excluded.issued_by, shows_support = excluded.shows_support, recorded_at = excluded.recorded_at,
            recorded_by = excluded.recorded_by
          where not exists (select from used) and (a.number, a.issued_on, a.inn, a.issued_by, a.shows_support) is distinct from
            (excluded.number, excluded.issued_on, excluded.inn, excluded.issued_by, excluded.shows_support)
          returning a.id = $2 as is_new)
      select (select is_new from written) as is_new, exists (select from used) as is_used`,
    values: [
      db.deskId,
      id,
      actKey(act.number),
      act.number,
      act.issuedOn,
      act.inn,
      act.issuedBy,
      act.showsSupport,
      new Date(now),
      recordedBy,
    ],
  })
  const row = rows[0]
  if (row?.is_new != null) return row.is_new ? 'recorded' : 'corrected'
  return row?.is_used ? 'used' : 'kept'
}

const MOST_ACTS = 200

/** The acts whose number or INN begins with `q`, however that is written; the last registered first. */
export async function listActs(db: DeskClient, q: string | null): Promise<readonly ListedAct[]> {
  const { rows } = await db.query<ActRecord>({
    name: 'act-list',
    text: `select a.id, a.number, a.issued_on, a.inn, a.issued_by, a.shows_support, a.recorded_at, u.name as recorded_by, d.at as used_at
      from act a left join staff_user u on u.id = a.recorded_by
        left join renewal_decision d on d.desk_id = a.desk_id and d.used_act = a.number_key
      where a.desk_id = $1 and ($2::text is null or starts_with(a.number_key, $2) or starts_with(a.inn, $2))
      order by a.recorded_at desc, a.number_key limit ${MOST_ACTS}`,
    values: [db.deskId, q === null ? null : actKey(q)],
  })
  return rows.map(toAct)
}

/** The act of that number, however it is written; null where nobody registered one. */
export async function findAct(db: DeskClient, number: string): Promise<(ActReading & { readonly inn: string }) | null> {
  const { rows } = await db.query<Pick<ActRecord, 'inn' | 'issued_by' | 'shows_support'>>({
    name: 'act-find',
    text: 'select inn, issued_by, shows_support from act where desk_id = $1 and number_key = $2',
    values: [db.deskId, actKey(number)],
  })
  const [row] = rows
  return row ? { inn: row.inn, issuedBy: row.issued_by, showsSupport: row.shows_support } : null
}

function toAct(row: ActRecord): ListedAct {
  return {
    id: row.id,
    number: row.number,
    issuedOn: row.issued_on,
    inn: row.inn,
    issuedBy: row.issued_by,
    showsSupport: row.shows_support,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    usedAt: row.used_at?.toISOString() ?? null,
  }
}
