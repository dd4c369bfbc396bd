import type { DeskClient } from '../transaction.ts'

/** Words that begin with `from`: those from `from` up to, and without, `to`. */
export interface Beginning {
  readonly from: string
  readonly to: string
}

/** What the cases that are looked for must have: each of `whole`, and one of `last` where there are any. */
export interface AskedWords {
  readonly whole: readonly string[]
  /** Words of the index that the last one typed may become; null where every word is finished. */
  readonly last: { readonly words: readonly string[]; readonly beginnings: readonly Beginning[] } | null
}

/** As many words as a beginning may become; shorter beginnings have more, and more letters are on their way. */
const MOST_LAST_WORDS = 300
/** One letter begins too many words to mean any. */
const LEAST_BEGINNING = 2

export function beginning(of: string): Beginning {
  return { from: of, to: `${of}\u{10ffff}` }
}

/**
 * The typed words as the index has them. The last one, while it is being typed, is everything that it may become; a word
 * that the language leaves out (`не`, `the`) is nothing, unless it is all that there is.
 */
export async function readAskedWords(
  db: DeskClient,
  words: readonly string[],
  isOpenEnded: boolean,
): Promise<AskedWords | null> {
  const parts = words.flatMap(partsOf)
  const typing = isOpenEnded ? parts.at(-1) : undefined
  const { whole, last } = await stem(db, (typing === undefined ? parts : parts.slice(0, -1)).join(' '), typing ?? '')
  if (typing === undefined || typing.length < LEAST_BEGINNING) return whole.length > 0 ? { whole, last: null } : null
  if (last.length === 0 && whole.length > 0) return { whole, last: null }
  const beginnings = beginningsOf(typing, last)
  const found = await Promise.all(beginnings.map((each) => listWordsFrom(db, each)))
  return { whole, last: { words: [...new Set(found.flat())], beginnings } }
}

/** As `search_plain` parts the texts: `error.log` is two words, and `7.9.9` is one. */
function partsOf(word: string): readonly string[] {
  return word.split(/(?<=\p{L})[.:-]|[.:-](?=\p{L})|[/\\_@]/gu).filter((part) => part !== '')
}

/** `печатает` is `печата` in the index, and that begins whatever it may become; `happy` is `happi`, which does not. */
function beginningsOf(typing: string, stems: readonly string[]): readonly Beginning[] {
  const [stem] = stems
  if (stem === undefined || stems.length > 1) return [beginning(typing)]
  return typing.startsWith(stem) ? [beginning(stem)] : [beginning(typing), beginning(stem)]
}

async function stem(
  db: DeskClient,
  whole: string,
  last: string,
): Promise<{ readonly whole: readonly string[]; readonly last: readonly string[] }> {
  const { rows } = await db.query<{ whole: string[]; last: string[] }>({
    name: 'search-stem',
    text: 'select search_words($1) as whole, search_words($2) as last',
    values: [whole, last],
  })
  return rows[0] ?? { whole: [], last: [] }
}

/** The words of the desk's cases that begin so, each once: the index is entered anew for every word, and never read through. */
async function listWordsFrom(db: DeskClient, { from, to }: Beginning): Promise<readonly string[]> {
  const { rows } = await db.query<{ word: string }>({
    name: 'search-words-from',
    text: `with recursive found(word) as (
        (select s.word from search_word s where s.desk_id = $1 and s.word >= $2 and s.word < $3 order by s.word limit 1)
        union all
        select (select s.word from search_word s where s.desk_id = $1 and s.word > f.word and s.word < $3 order by s.word limit 1)
        from found f where f.word is not null)
      select word from found where word is not null limit ${MOST_LAST_WORDS}`,
    values: [db.deskId, from, to],
  })
  return rows.map(({ word }) => word)
}
