import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ArticleRow, listArticles, orderArticles } from '../../api/knowledge.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import list from '../list/list.module.css'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import css from './knowledge.module.css'
import { Missed } from './missed.tsx'

/** What the desk has written for its clients, in the order in which they see it, and what they did not find. */
export function KnowledgePage({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const navigate = useNavigate()
  const why = useWhyMayNot('knowledge.edit')
  const found = useQuery({ queryKey: ['articles', desk], queryFn: () => listArticles(desk) })
  const title = usePageTitle(say('knowledge.title'))
  const write = (about = '') =>
    navigate({ to: '/desk/$desk/knowledge/$article', params: { desk, article: 'new' }, search: about ? { about } : {} })
  const rows = found.data?.rows ?? []
  return (
    <div className={css.page}>
      <header className={list.head}>
        <h1 className={list.title}>{title}</h1>
        <a href={`/d/${desk}/help?locale=${locale}`} target="_blank" rel="noreferrer" className={css.aside}>
          {say('knowledge.page')}
        </a>
        <Barred size="xs" variant="default" reason={why} onClick={() => write()}>
          {say('knowledge.add')}
        </Barred>
      </header>
      <div className={css.body}>
        <p className={css.soft}>{say('knowledge.hint')}</p>
        {found.isPending && <Loading />}
        {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
        {found.data && rows.length === 0 && <Empty title={say('knowledge.empty')}>{say('knowledge.emptyHint')}</Empty>}
        {rows.length > 0 && <Articles desk={desk} rows={rows} why={why} />}
        <Missed desk={desk} why={why} write={write} />
      </div>
    </div>
  )
}

interface ArticlesProps {
  readonly desk: string
  readonly rows: readonly ArticleRow[]
  /** Why the order may not be changed; null where it may. */
  readonly why: string | null
}

function Articles({ desk, rows, why }: ArticlesProps) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const key = ['articles', desk]
  const moving = useMutation({
    mutationFn: (moved: readonly ArticleRow[]) =>
      orderArticles(
        desk,
        moved.map(({ id }) => id),
      ),
    // The line stands where it was put at once; a refusal brings it back.
    onMutate: (moved) => queries.setQueryData(key, { rows: moved }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const move = (at: number, by: -1 | 1) => {
    const moved = [...rows]
    const [row] = moved.splice(at, 1)
    if (row) moved.splice(at + by, 0, row)
    moving.mutate(moved)
  }
  return (
    <section aria-label={say('knowledge.articles')}>
      <ol className={css.rows}>
        {rows.map((row, at) => (
          <li key={row.id}>
            <ArticleLine desk={desk} row={row} />
            <span className={css.moves}>
              <Move
                words={say('knowledge.up', { title: nameOf(row) })}
                sign="↑"
                why={why}
                off={at === 0}
                run={() => move(at, -1)}
              />
              <Move
                words={say('knowledge.down', { title: nameOf(row) })}
                sign="↓"
                why={why}
                off={at === rows.length - 1}
                run={() => move(at, 1)}
              />
            </span>
          </li>
        ))}
      </ol>
      {moving.isError && <Failed error={moving.error} />}
    </section>
  )
}

interface MoveProps {
  readonly words: string
  readonly sign: string
  readonly why: string | null
  readonly off: boolean
  readonly run: () => void
}

function Move({ words, sign, why, off, run }: MoveProps) {
  return (
    <button
      type="button"
      className={css.move}
      aria-label={words}
      title={why ?? words}
      disabled={off || why !== null}
      onClick={run}
    >
      {sign}
    </button>
  )
}

function ArticleLine({ desk, row }: { readonly desk: string; readonly row: ArticleRow }) {
  const { say, locale } = useVoice()
  const { desk: here } = useWorkplace()
  const { id, kind, newest, published, products, offered, opened } = row
  const state =
    published === null
      ? say('knowledge.draft')
      : say(published === newest ? 'knowledge.published' : 'knowledge.newer', { version: published, newest })
  const about = [
    ...(kind === 'article' ? [] : [say(`knowledge.kind.${kind}`).toLowerCase()]),
    ...products.map((product) => here.regulation.products[product]?.title[locale] ?? product),
    state,
    ...(offered > 0 ? [say('knowledge.use', { count: offered, opened })] : []),
  ]
  return (
    <div className={css.line}>
      <Link to="/desk/$desk/knowledge/$article" params={{ desk, article: id }} search={{}}>
        {nameOf(row)}
      </Link>
      <p className={css.soft}>{about.join(' · ')}</p>
    </div>
  )
}

function nameOf({ title, slug }: ArticleRow): string {
  return title.ru ?? title.en ?? slug
}
