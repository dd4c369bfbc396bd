import { z } from 'zod'
import { pictureAddress, picturesIn } from '../../knowledge/pictures.ts'
import { changeArticle, createArticle, publishArticle, type Written } from '../../knowledge/write.ts'
import { renderMarkdown } from '../../rich/markdown.ts'
import { countOffered } from '../../store/case/case-offered.ts'
import {
  type ArticleAt,
  type ArticleContent,
  listArticleChanges,
  listArticles,
  orderArticles,
  readArticle,
} from '../../store/knowledge/article.ts'
import { readPictures } from '../../store/knowledge/article-picture.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { articleContentShape, articleRowShape, articleShape, markdownShape, slugShape } from '../shape/article.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { articleUrl } from './present-article.ts'

const deskParams = z.object({ desk: deskIdShape })
const oneParams = deskParams.extend({ id: z.uuid() })
const versionShape = z.int().min(1)
const writtenShape = z.object({ id: z.uuid(), version: z.int() })

/** The knowledge base as the head keeps it (A1): versions, what clients read of them, and in which order. */
export async function articles(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, publicUrl } = parts

  app.get(
    '/api/desks/:desk/articles',
    {
      config: { access: 'knowledge.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listArticles',
        summary: 'The articles of the desk in its own order, drafts and those that were taken down too',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(articleRowShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request) => {
      const { desk } = request.params
      const [found, uses] = await inDesk(shell.pool, desk, (db) => Promise.all([listArticles(db), countOffered(db)]))
      const useOf = (id: string) => uses.find((each) => each.id === id)
      return {
        rows: found.map((article) => rowOf(article, useOf(article.id), articleUrl(publicUrl, desk, article.slug))),
      }
    },
  )
  app.get(
    '/api/desks/:desk/articles/:id',
    {
      config: { access: 'knowledge.read' },
      schema: {
        tags: ['staff'],
        operationId: 'readArticle',
        summary: 'An article as it was written last, or in an older version, and what happened to it',
        params: oneParams,
        querystring: z.object({ version: z.coerce.number().int().min(1).exactOptional() }),
        response: { 200: articleShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { desk, id } = request.params
      const { version = null } = request.query
      const [found, changes] = await inDesk(shell.pool, desk, (db) =>
        Promise.all([readArticle(db, id, version), listArticleChanges(db, id)]),
      )
      if (!found) throw notFound(version === null ? 'such article' : 'such version of the article')
      const { slug, newest, published, content } = found
      return {
        id,
        slug,
        url: articleUrl(publicUrl, desk, slug),
        newest,
        published,
        version: found.version,
        content: contentOf(content),
        changes: changes.map(({ byName: by, ...change }) => ({ ...change, by })),
      }
    },
  )
  app.post(
    '/api/desks/:desk/articles',
    {
      config: { access: 'knowledge.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'createArticle',
        summary: 'Write a new article; clients see it when it is published',
        params: deskParams,
        body: z.object({ slug: slugShape, content: articleContentShape }),
        response: { 201: writtenShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { slug, content } = request.body
      await check(desk, content)
      return reply.status(201).send(writtenOf(await createArticle(shell, desk, { slug, content, by: user.id }), slug))
    },
  )
  app.post(
    '/api/desks/:desk/articles/:id/versions',
    {
      config: { access: 'knowledge.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'writeArticle',
        summary: 'Write the next version; clients go on reading the published one',
        params: oneParams,
        body: z.object({
          base: versionShape.describe('The version that it was written upon'),
          slug: slugShape,
          content: articleContentShape,
        }),
        response: { 201: writtenShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { base, slug, content } = request.body
      await check(desk, content)
      const outcome = await changeArticle(shell, desk, id, base, { slug, content, by: user.id })
      return reply.status(201).send(writtenOf(outcome, slug))
    },
  )
  app.post(
    '/api/desks/:desk/articles/:id/publications',
    {
      config: { access: 'knowledge.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'publishArticle',
        summary: 'Let clients read a version; `null` takes the article down',
        params: oneParams,
        body: z.object({ version: versionShape.nullable() }),
        response: { 201: writtenShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const outcome = await publishArticle(shell, desk, id, request.body.version, user.id)
      return reply.status(201).send(writtenOf(outcome, ''))
    },
  )
  app.put(
    '/api/desks/:desk/article-order',
    {
      config: { access: 'knowledge.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'orderArticles',
        summary: 'Put the articles into an order; those that are not named come after them',
        params: deskParams,
        body: z.object({ ids: z.array(z.uuid()).max(2_000) }),
        response: { 204: z.null(), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      await inDesk(shell.pool, request.params.desk, (db) => orderArticles(db, request.body.ids))
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/api/desks/:desk/article-previews',
    {
      config: { access: 'knowledge.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'previewArticle',
        summary: 'A text in Markdown as its page will show it; keeps nothing',
        params: deskParams,
        body: z.object({ body: markdownShape }),
        response: { 200: z.object({ html: z.string() }), ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => ({
      html: renderMarkdown(request.body.body, (id) => pictureAddress(request.params.desk, id)),
    }),
  )

  /** @throws ApiProblem 422 with what can't be used. */
  async function check(desk: string, content: ArticleContent): Promise<void> {
    const { model } = await parts.desks.get(desk)
    if (content.ru === null && content.en === null) throw invalid('content.ru', 'nothing is written in either language')
    const unknown = content.products.find((id) => !Object.hasOwn(model.products, id))
    if (unknown !== undefined) throw invalid('content.products', `the regulation has no product \`${unknown}\``)
    if (content.kind !== 'article' && content.mediaUrl === null) {
      throw invalid('content.mediaUrl', `a ${content.kind} needs the address where it is to be seen`)
    }
    const shown = picturesIn(content)
    const unsaid = shown.find(({ alt }) => alt === '')
    if (unsaid) {
      const words = `![what is on it](picture:${unsaid.id})`
      throw invalid('content', `the picture \`${unsaid.id}\` has no words for who does not see it; write \`${words}\``)
    }
    const known = await inDesk(shell.pool, desk, (db) => readPictures(db, [...new Set(shown.map(({ id }) => id))]))
    const missing = shown.find(({ id }) => known.every((each) => each.id !== id))
    if (missing) throw invalid('content', `the desk has no picture \`${missing.id}\`; upload it again`)
  }
}

function contentOf(content: ArticleContent): z.infer<typeof articleContentShape> {
  return { ...content, products: [...content.products] }
}

function rowOf(
  { id, slug, newest, published, content, at, byName }: ArticleAt,
  use: { readonly offered: number; readonly opened: number } | undefined,
  url: string,
): z.infer<typeof articleRowShape> {
  return {
    id,
    slug,
    url,
    kind: content.kind,
    products: [...content.products],
    title: { ru: content.ru?.title ?? null, en: content.en?.title ?? null },
    newest,
    published,
    changedAt: at,
    changedBy: byName,
    offered: use?.offered ?? 0,
    opened: use?.opened ?? 0,
  }
}

/** @throws ApiProblem 404, 409 */
function writtenOf(outcome: Written, slug: string): z.infer<typeof writtenShape> {
  switch (outcome.kind) {
    case 'done':
      return { id: outcome.id, version: outcome.version }
    case 'unknown':
      throw notFound('such article')
    case 'slug-taken':
      throw new ApiProblem(409, 'slug-taken', `another article has the address \`${slug}\` already`)
    case 'slug-known':
      throw new ApiProblem(409, 'slug-known', 'clients know a published article by its address: it stays as it is')
    case 'out-of-date':
      throw new ApiProblem(
        409,
        'out-of-date',
        `version ${outcome.newest} was written meanwhile: look at it, and save yours again`,
      )
  }
}
