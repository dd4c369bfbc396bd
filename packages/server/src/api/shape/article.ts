import { z } from 'zod'
import { ARTICLE_KINDS } from '../../store/knowledge/article.ts'
import { isoShape } from './words.ts'

/** How long the text of an article may be, in characters. */
const MOST_BODY = 100_000

export const markdownShape = z.string().max(MOST_BODY).describe('Markdown; HTML in it is text')

const wordsShape = z
  .object({
    title: z.string().trim().min(1).max(200),
    summary: z.string().trim().max(500).describe('What it is about, in a sentence'),
    body: markdownShape,
  })
  .meta({ id: 'ArticleWords' })

const articleKindShape = z.enum(ARTICLE_KINDS).meta({ id: 'ArticleKind' })

export const articleContentShape = z
  .object({
    kind: articleKindShape,
    products: z.array(z.string().max(100)).max(50).describe('Of the regulation; none: of all of them'),
    mediaUrl: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable()
      .describe('Where the video or the webinar is'),
    heldAt: isoShape.nullable().describe('When the webinar begins or began'),
    ru: wordsShape.nullable(),
    en: wordsShape.nullable(),
  })
  .meta({ id: 'ArticleContent' })

export const slugShape = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('Its part of the address: `printer-does-not-print`')

const countShape = z.int().min(0)

/** A line of the head's list: as it was written last. */
export const articleRowShape = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.string().describe('The public page'),
    kind: articleKindShape,
    products: z.array(z.string()),
    title: z.object({ ru: z.string().nullable(), en: z.string().nullable() }),
    newest: z.int().describe('The number of the version that was written last'),
    published: z.int().nullable().describe('The version that clients read; null: none'),
    changedAt: isoShape,
    changedBy: z.string().nullable(),
    offered: countShape.describe('Before how many cases it was offered'),
    opened: countShape.describe('Before how many of them it was opened'),
  })
  .meta({ id: 'ArticleRow' })

const changeShape = z.object({
  kind: z.enum(['written', 'published', 'taken-down']),
  version: z.int().nullable(),
  at: isoShape,
  by: z.string().nullable(),
})

export const articleShape = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.string(),
    newest: z.int(),
    published: z.int().nullable(),
    version: z.int().describe('Of the content that stands here'),
    content: articleContentShape,
    changes: z.array(changeShape).describe('The newest first'),
  })
  .meta({ id: 'Article' })

/** What is offered to a client who is about to ask. */
export const offeredArticleShape = z
  .object({
    id: z.uuid(),
    kind: articleKindShape,
    title: z.string(),
    summary: z.string(),
    url: z.string(),
  })
  .meta({ id: 'OfferedArticle' })

/** What a form says of the articles that it showed. Present and empty: it looked, and there were none. */
export const offeredShape = z
  .array(z.object({ article: z.uuid(), isOpened: z.boolean() }))
  .max(20)
  .describe('Which articles were shown before the question was sent')
