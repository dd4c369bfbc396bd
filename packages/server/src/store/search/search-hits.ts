import type { Status, Turn } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'
import { MARK, markedForms, type SnippetPart, snippetOf } from './search-snippet.ts'
import type { AskedWords } from './search-words.ts'

/** A case as the search shows it. Instants are ISO 8601 in UTC. */
export interface CaseHit {
  readonly number: number
  readonly subject: readonly SnippetPart[]
  readonly status: Status
  readonly turn: Turn
  readonly client: string | null
  readonly assignee: string | null
  readonly changedAt: string
  /** Where the words stand beside the subject, and what stands around them; null where they stand in nothing that can be shown. */
  readonly found: { readonly in: 'message' | 'note' | 'file'; readonly parts: readonly SnippetPart[] } | null
}

interface HitRecord {
  number: string
  subject: string
  subject_marked: string
  status: Status
  turn: Turn
  client: string | null
  assignee: string | null
  changed_at: Date
  place: 'in' | 'out' | 'note' | 'file' | null
  said: string | null
  marked: string | null
}

/** As much of one text as is looked through for the words to show, in characters. */
const READ_OF_TEXT = 8_000

/**
 * The cases of these numbers as they are shown, the best `limit` of them: open before closed, then those where the words
 * follow each other as they were typed, then the newest. For whoever may read only what was handed to development, the
 * others are not there.
 */
export async function readCaseHits(
  db: DeskClient,
  numbers: readonly number[],
  asked: { readonly words: AskedWords | null; readonly typed: string; readonly onlyHandedOver: boolean },
  limit: number,
): Promise<readonly CaseHit[]> {
  if (numbers.length === 0) return []
  const [any, all] = asked.words ? [textQuery(asked.words, '|'), textQuery(asked.words, '&')] : ['', '']
  const { rows } = await db.query<HitRecord>({
    name: `search-hits${asked.onlyHandedOver ? '-handed-over' : ''}`,
    text: `select top.number, top.subject, ${marked('top.subject')} as subject_marked, top.status, top.turn, top.client, top.assignee,
        top.changed_at, top.place, top.said, ${marked('top.said')} as marked
      from (
        select k.number, k.subject, k.status, k.turn, k.changed_at, coalesce(o.name, o.inn, c.name, c.email, c.phone) as client,
          u.name as assignee, best.place, best.said
        from support_case k
        left join organization o on o.desk_id = $1 and o.id = k.organization_id
        left join contact c on c.desk_id = $1 and c.id = k.contact_id
        left join staff_user u on u.id = k.assignee
        left join lateral (
          select said.place, said.said, said.at, said.vector @@ $4::tsquery as has_all,
            said.vector @@ phraseto_tsquery('pg_catalog.russian', $5) as is_phrase
          from (
            select m.direction as place, left(coalesce(m.visible_text, m.text), ${READ_OF_TEXT}) as said, m.at,
                ${vector(`left(coalesce(m.visible_text, m.text), ${READ_OF_TEXT})`)} as vector
              from message m where m.desk_id = $1 and m.case_id = k.id and $3 <> ''
            union all
            select 'file', a.filename, m.at, ${vector('a.filename')}
              from message m join attachment a on a.desk_id = $1 and a.message_id = m.id
              where m.desk_id = $1 and m.case_id = k.id and $3 <> '') as said
          where said.vector @@ $3::tsquery
          order by is_phrase desc, has_all desc, said.at desc limit 1) as best on true
        where k.desk_id = $1 and k.number = any($2::bigint[])
          and ${
            asked.onlyHandedOver
              ? `exists (select from event e where e.desk_id = $1 and e.case_id = k.id and e.kind = 'escalated')`
              : 'true'
          }
        order by k.turn <> 'nobody' desc,
          coalesce(best.is_phrase, false) or ${vector('k.subject')} @@ phraseto_tsquery('pg_catalog.russian', $5) desc, k.number desc
        limit $6) as top`,
    values: [db.deskId, numbers, any, all, asked.typed, limit],
  })
  return rows.map(toHit)
}

const vector = (text: string) => `to_tsvector('pg_catalog.russian', search_plain(${text}))`

/** The whole text with marks around what was found: from them the forms are learned that are shown as found. */
const marked = (text: string) =>
  `case when $3 = '' then '' else ts_headline('pg_catalog.russian', translate(search_plain(${text}), '${MARK.start}${MARK.stop}', '  '),
     $3::tsquery, 'HighlightAll=true, StartSel=${MARK.start}, StopSel=${MARK.stop}') end`

/** Words of the index as a query of PostgreSQL: they are stemmed already, and quoted, so that nothing in them is an operator. */
function textQuery({ whole, last }: AskedWords, operator: '|' | '&'): string {
  const quoted = (word: string) => `'${word.replace(/['\\]/g, '$&$&')}'`
  const begins = last?.beginnings.map(({ from }) => `${quoted(from)}:*`) ?? []
  return [...whole.map(quoted), ...(begins.length > 0 ? [`(${begins.join(' | ')})`] : [])].join(` ${operator} `)
}

function toHit(row: HitRecord): CaseHit {
  const forms = [...markedForms(row.subject_marked), ...markedForms(row.marked ?? '')]
  return {
    number: Number(row.number),
    subject: snippetOf(row.subject, forms),
    status: row.status,
    turn: row.turn,
    client: row.client,
    assignee: row.assignee,
    changedAt: row.changed_at.toISOString(),
    found:
      row.place === null || row.said === null
        ? null
        : {
            in: row.place === 'in' || row.place === 'out' ? 'message' : row.place,
            parts: snippetOf(row.said, forms),
          },
  }
}
