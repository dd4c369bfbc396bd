import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A word of the desk's own. */
export interface Tag {
  readonly id: string
  readonly name: string
}

export interface CountedTag extends Tag {
  /** How many cases have it. */
  readonly cases: number
}

/** All of them, by name. */
export async function listTags(db: DeskClient): Promise<readonly CountedTag[]> {
  const { rows } = await db.query<CountedTag>({
    name: 'tags',
    text: `select t.id, t.name, (select count(*)::int from case_tag c where c.desk_id = t.desk_id and c.tag_id = t.id) as cases
           from tag t where t.desk_id = $1 order by t.name_key, t.id`,
    values: [db.deskId],
  })
  return rows
}

/** Those of a case, by name. */
export async function readTags(db: DeskClient, caseId: string): Promise<readonly Tag[]> {
  const { rows } = await db.query<Tag>({
    name: 'tags-of-case',
    text: `select t.id, t.name from case_tag c join tag t on t.desk_id = c.desk_id and t.id = c.tag_id
           where c.desk_id = $1 and c.case_id = $2 order by t.name_key`,
    values: [db.deskId, caseId],
  })
  return rows
}

export async function readTag(db: DeskClient, id: string): Promise<Tag | null> {
  const { rows } = await db.query<Tag>({
    text: 'select id, name from tag where desk_id = $1 and id = $2',
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

/** The tag of that name in whatever case it is written; made where there is none. Two who type it at once get one. */
export async function findOrMakeTag(db: DeskClient, id: string, name: string, now: Instant): Promise<Tag> {
  const { rows } = await db.query<Tag>({
    text: `with made as (
             insert into tag (desk_id, id, name, made_at) values ($1, $2, $3, $4)
             on conflict (desk_id, name_key) do update set name = tag.name returning id, name)
           select id, name from made`,
    values: [db.deskId, id, name, new Date(now)],
  })
  const [tag] = rows
  if (!tag) throw new Error(`the tag \`${name}\` was neither found nor made`)
  return tag
}

/** False where the case has it already. */
export async function tagCase(db: DeskClient, caseId: string, tagId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'insert into case_tag (desk_id, case_id, tag_id) values ($1, $2, $3) on conflict do nothing',
    values: [db.deskId, caseId, tagId],
  })
  return rowCount === 1
}

/** False where the case had it not. */
export async function untagCase(db: DeskClient, caseId: string, tagId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from case_tag where desk_id = $1 and case_id = $2 and tag_id = $3',
    values: [db.deskId, caseId, tagId],
  })
  return rowCount === 1
}

/** Calls a tag otherwise; the other tag that is called so, where there is one: nothing is changed then. */
export async function renameTag(db: DeskClient, id: string, name: string): Promise<Tag | null> {
  const { rows } = await db.query<Tag>({
    text: `with other as (select id, name from tag where desk_id = $1 and name_key = lower($3) and id <> $2),
             renamed as (update tag set name = $3 where desk_id = $1 and id = $2 and not exists (select from other))
           select id, name from other`,
    values: [db.deskId, id, name],
  })
  return rows[0] ?? null
}

/** Gives every case that has `id` the tag `into` in its place. */
export async function moveTag(db: DeskClient, id: string, into: string): Promise<void> {
  await db.query({
    text: `with gone as (delete from case_tag where desk_id = $1 and tag_id = $2 returning case_id)
           insert into case_tag (desk_id, case_id, tag_id) select $1, case_id, $3 from gone on conflict do nothing`,
    values: [db.deskId, id, into],
  })
}

/** Takes a tag from the desk's list; cases must have let go of it. */
export async function deleteTag(db: DeskClient, id: string): Promise<void> {
  await db.query({ text: 'delete from tag where desk_id = $1 and id = $2', values: [db.deskId, id] })
}
