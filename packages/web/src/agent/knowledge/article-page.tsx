import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Article, createArticle, publishArticle, readArticle, writeArticle } from '../../api/knowledge.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import list from '../list/list.module.css'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { ArticleFields } from './article-fields.tsx'
import { type ArticleForm, contentOf, formOf, hindranceOf, newForm } from './form.ts'
import { History } from './history.tsx'
import css from './knowledge.module.css'

interface Props {
  readonly desk: string
  /** An id, or `new`. */
  readonly article: string
  /** What a new one is to be about. */
  readonly about: string
}

/** An article as its writer has it: the boxes, the page as it will be, what clients read now, and every version. */
export function ArticlePage({ desk, article, about }: Props) {
  const { say, locale } = useVoice()
  const isNew = article === 'new'
  const found = useQuery({
    queryKey: ['article', desk, article],
    queryFn: () => readArticle(desk, article, null),
    enabled: !isNew,
    // Somebody else's version must not come between the words of whoever writes.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.isError) {
    return (
      <div className={css.body}>
        <h1>{say('knowledge.title')}</h1>
        <Failed error={found.error} retry={() => found.refetch()} />
      </div>
    )
  }
  if (!isNew && !found.data) return <Loading lines={8} />
  return (
    <Editor
      key={article}
      desk={desk}
      article={found.data ?? null}
      first={found.data ? formOf(found.data) : newForm(about, locale)}
    />
  )
}

interface EditorProps {
  readonly desk: string
  readonly article: Article | null
  readonly first: ArticleForm
}

function Editor({ desk, article, first }: EditorProps) {
  const { say } = useVoice()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const why = useWhyMayNot('knowledge.edit')
  const [form, setForm] = useState(first)
  const [kept, setKept] = useState(JSON.stringify(first))
  const [told, setTold] = useState('')
  const isChanged = JSON.stringify(form) !== kept
  const published = article?.published ?? null
  const title = form.ru.title || form.en.title || say('knowledge.untitled')
  usePageTitle(title)

  const save = async (): Promise<{ id: string; version: number }> => {
    if (article && !isChanged) return { id: article.id, version: article.newest }
    const body = { slug: form.slug, content: contentOf(form) }
    const written = article
      ? await writeArticle(desk, article.id, article.newest, body)
      : await createArticle(desk, body)
    setKept(JSON.stringify(form))
    return written
  }
  const doing = useMutation({
    mutationFn: async (what: 'save' | 'publish' | 'takeDown') => {
      if (what === 'takeDown' && article) return { what, ...(await publishArticle(desk, article.id, null)) }
      const written = await save()
      if (what === 'publish') await publishArticle(desk, written.id, written.version)
      return { what, ...written }
    },
    onSuccess: async ({ what, id, version }) => {
      setTold(say(WORDS[what], { version }))
      if (article === null) {
        queries.setQueryData(['article', desk, id], await readArticle(desk, id, null))
        await navigate({
          to: '/desk/$desk/knowledge/$article',
          params: { desk, article: id },
          search: {},
          replace: true,
        })
      }
    },
    // A version may be written though it could not be published.
    onSettled: () =>
      Promise.all(
        ['article', 'articles'].map((what) =>
          queries.invalidateQueries({ queryKey: [what, desk], refetchType: 'all' }),
        ),
      ),
  })
  const hindrance = hindranceOf(form)
  const notYet = why ?? (hindrance && say(hindrance))
  const isOut = published !== null && published === article?.newest && !isChanged
  return (
    <div className={css.page}>
      <header className={list.head}>
        <h1 className={list.title}>{article ? title : say('knowledge.new')}</h1>
        {article && published !== null && (
          <a href={article.url} target="_blank" rel="noreferrer" className={css.aside}>
            {say('knowledge.page')}
          </a>
        )}
      </header>
      <div className={`${css.body} ${css.wide}`}>
        <ArticleFields
          desk={desk}
          form={form}
          change={(part) => setForm({ ...form, ...part })}
          isKnown={published !== null}
        />
        {doing.isError && <Failed error={doing.error} kept={say('knowledge.kept')} />}
        <div className={css.buttons}>
          <Barred
            reason={notYet ?? (isOut ? say('knowledge.nothingNew') : null)}
            loading={doing.isPending}
            onClick={() => doing.mutate('publish')}
          >
            {say('knowledge.publish')}
          </Barred>
          <Barred variant="default" reason={notYet} onClick={() => doing.mutate('save')}>
            {say('knowledge.save')}
          </Barred>
          <Barred
            variant="subtle"
            reason={why ?? (published === null ? say('knowledge.notPublished') : null)}
            onClick={() => doing.mutate('takeDown')}
          >
            {say('knowledge.takeDown')}
          </Barred>
          <span role="status" className={css.soft}>
            {told}
          </span>
        </div>
        {article && (
          <History
            desk={desk}
            article={article}
            show={(version, older) => {
              setForm({ ...formOf(older), slug: form.slug })
              setTold(say('knowledge.shown', { version }))
            }}
          />
        )}
      </div>
    </div>
  )
}

const WORDS = { save: 'knowledge.saved', publish: 'knowledge.done', takeDown: 'knowledge.down.done' } as const
