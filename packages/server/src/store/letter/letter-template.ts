import type { Instant, Letter, LetterKind, Locale } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A version of a desk's own words for a letter. */
export interface TemplateVersion {
  readonly name: string
  readonly locale: Locale
  /** Counts from 1; a template that was never touched has none. */
  readonly version: number
  /** Null: back to the words that ship. */
  readonly text: string | null
  readonly changedBy: string
  readonly changedAt: string
}

type Row = Omit<TemplateVersion, 'changedBy' | 'changedAt'> & { changed_by: string; changed_at: Date }

const COLUMNS = 'name, locale, version, text, changed_by, changed_at'

const toVersion = ({ changed_by: changedBy, changed_at: changedAt, ...rest }: Row): TemplateVersion => ({
  ...rest,
  changedBy,
  changedAt: changedAt.toISOString(),
})

/** The newest version of each template that was ever touched. */
export async function listTemplates(db: DeskClient): Promise<readonly TemplateVersion[]> {
  const { rows } = await db.query<Row>({
    name: 'letter-templates-list',
    text: `select distinct on (name, locale) ${COLUMNS} from letter_template where desk_id = $1
           order by name, locale, version desc`,
    values: [db.deskId],
  })
  return rows.map(toVersion)
}

/** The desk's own words in one language, by name. */
export async function readTemplates<Name extends string>(
  db: DeskClient,
  locale: Locale,
): Promise<ReadonlyMap<Name, string>> {
  const { rows } = await db.query<{ name: Name; text: string | null }>({
    name: 'letter-templates-read',
    text: `select distinct on (name) name, text from letter_template where desk_id = $1 and locale = $2
           order by name, version desc`,
    values: [db.deskId, locale],
  })
  return new Map(rows.flatMap(({ name, text }) => (text === null ? [] : [[name, text]])))
}

const MOST_VERSIONS = 200

/** Every version of one template, the newest first. */
export async function listTemplateVersions(
  db: DeskClient,
  name: string,
  locale: Locale,
): Promise<readonly (TemplateVersion & { readonly byName: string | null })[]> {
  const { rows } = await db.query<Row & { by_name: string | null }>({
    name: 'letter-template-versions',
    text: `select t.name, t.locale, t.version, t.text, t.changed_by, t.changed_at, u.name as by_name
           from letter_template t left join staff_user u on u.id = t.changed_by
           where t.desk_id = $1 and t.name = $2 and t.locale = $3 order by t.version desc limit ${MOST_VERSIONS}`,
    values: [db.deskId, name, locale],
  })
  return rows.map(({ by_name: byName, ...row }) => ({ ...toVersion(row), byName }))
}

/** Adds the version after `version.version - 1`; false where somebody else has added it meanwhile. */
export async function addTemplateVersion(
  db: DeskClient,
  version: Omit<TemplateVersion, 'changedAt'>,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'letter-template-add',
    text: `insert into letter_template (desk_id, ${COLUMNS})
      select $1, $2, $3, $4::integer, $5, $6, $7::timestamptz
      where $4::integer = 1 + coalesce((select max(version) from letter_template
        where desk_id = $1 and name = $2 and locale = $3), 0)
      on conflict do nothing`,
    values: [db.deskId, version.name, version.locale, version.version, version.text, version.changedBy, new Date(now)],
  })
  return rowCount === 1
}

/** Cases before these are not looked through for an example. */
const RECENT_CASES = 500

/** The newest letter of a kind, of one case or among the desk's recent ones; null where there is none. */
export async function newestLetter(
  db: DeskClient,
  kind: LetterKind,
  number: number | null,
): Promise<{ readonly letter: Letter; readonly number: number } | null> {
  const { rows } = await db.query<{ body: Letter; number: string }>({
    name: 'letter-newest-of-kind',
    text: `select l.body, k.number from (
        select id, number from support_case where desk_id = $1 and ($3::bigint is null or number = $3)
        order by number desc limit ${RECENT_CASES}) k
      join letter l on l.desk_id = $1 and l.case_id = k.id and l.kind = $2
      order by l.created_at desc limit 1`,
    values: [db.deskId, kind, number],
  })
  return rows[0] ? { letter: rows[0].body, number: Number(rows[0].number) } : null
}

/** The number of the desk's newest case; null where it has none. */
export async function newestCaseNumber(db: DeskClient): Promise<number | null> {
  const { rows } = await db.query<{ number: string }>({
    name: 'case-newest-number',
    text: 'select number from support_case where desk_id = $1 order by number desc limit 1',
    values: [db.deskId],
  })
  return rows[0] ? Number(rows[0].number) : null
}
