import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export const FIELD_KINDS = ['text', 'number', 'choice', 'date'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** Something that the desk wants to know of its cases, for itself: no client sees it. */
export interface CaseField {
  readonly id: string
  readonly title: { readonly ru: string; readonly en: string }
  readonly kind: FieldKind
  /** What can be chosen, where the kind is `choice`. */
  readonly choices: readonly string[]
  /** Ids of the regulation's products that it is asked of; empty: of every case. */
  readonly products: readonly string[]
  /** No longer asked; what was said stays with its cases. */
  readonly isRetired: boolean
}

export interface FieldValue {
  readonly fieldId: string
  readonly value: string
}

const COLUMNS = `id, json_build_object('ru', title_ru, 'en', title_en) as title, kind, choices, products, is_retired as "isRetired"`

/** All of them, those in use first, in the order in which they were made. */
export async function listFields(db: DeskClient): Promise<readonly CaseField[]> {
  const { rows } = await db.query<CaseField>({
    name: 'case-fields',
    text: `select ${COLUMNS} from case_field where desk_id = $1 order by is_retired, made_at, id`,
    values: [db.deskId],
  })
  return rows
}

export async function readField(db: DeskClient, id: string): Promise<CaseField | null> {
  const { rows } = await db.query<CaseField>({
    text: `select ${COLUMNS} from case_field where desk_id = $1 and id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

export async function insertField(db: DeskClient, field: CaseField, now: Instant): Promise<void> {
  const { id, title, kind, choices, products, isRetired } = field
  await db.query({
    text: `insert into case_field (desk_id, id, title_ru, title_en, kind, choices, products, is_retired, made_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [db.deskId, id, title.ru, title.en, kind, choices, products, isRetired, new Date(now)],
  })
}

/** Everything but the kind: values of another kind could not be read. */
export async function updateField(db: DeskClient, field: Omit<CaseField, 'kind'>): Promise<void> {
  const { id, title, choices, products, isRetired } = field
  await db.query({
    text: `update case_field set title_ru = $3, title_en = $4, choices = $5, products = $6, is_retired = $7
           where desk_id = $1 and id = $2`,
    values: [db.deskId, id, title.ru, title.en, choices, products, isRetired],
  })
}

export async function readFieldValues(db: DeskClient, caseId: string): Promise<readonly FieldValue[]> {
  const { rows } = await db.query<FieldValue>({
    name: 'case-field-values',
    text: 'select field_id as "fieldId", value from case_field_value where desk_id = $1 and case_id = $2',
    values: [db.deskId, caseId],
  })
  return rows
}

/** Says something of a case, or takes it back with null; what stood there before. */
export async function setFieldValue(
  db: DeskClient,
  caseId: string,
  fieldId: string,
  value: string | null,
): Promise<string | null> {
  const { rows } = await db.query<{ was: string | null }>({
    text: `with was as (select value from case_field_value where desk_id = $1 and case_id = $2 and field_id = $3 for update),
             gone as (delete from case_field_value where desk_id = $1 and case_id = $2 and field_id = $3 and $4::text is null),
             set_now as (insert into case_field_value (desk_id, case_id, field_id, value)
               select $1, $2, $3, $4 where $4::text is not null
               on conflict (desk_id, case_id, field_id) do update set value = excluded.value)
           select (select value from was) as was`,
    values: [db.deskId, caseId, fieldId, value],
  })
  return rows[0]?.was ?? null
}
