import { LETTERS, type LetterKind, LOCALES, type Locale } from '@reglament/engine'
import { z } from 'zod'
import { exampleLetter } from '../../letters/example-letter.ts'
import {
  shippedTemplate,
  TEMPLATE_CHARS,
  TEMPLATE_VARIABLES,
  TEMPLATES,
  type TemplateName,
  type TemplateProblem,
  templateProblems,
} from '../../letters/template.ts'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { listMergedInto } from '../../store/case/thread.ts'
import { readContact } from '../../store/client/client.ts'
import {
  addTemplateVersion,
  listTemplates,
  listTemplateVersions,
  newestCaseNumber,
  newestLetter,
  readTemplates,
  type TemplateVersion,
} from '../../store/letter/letter-template.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { previewOf } from '../case/preview-letter.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import {
  newTemplateShape,
  previewShape,
  templatePreviewShape,
  templateShape,
  templateVersionShape,
  variableShape,
} from '../shape/letter-template.ts'
import { problems } from '../shape/problem.ts'
import { localeShape } from '../shape/words.ts'

/** Letters that a specialist's own words stand above. */
const WRITTEN: ReadonlySet<LetterKind> = new Set(['answered', 'asked', 'new-promise', 'refused'])

const deskParams = z.object({ desk: deskIdShape })
const oneParams = deskParams.extend({ name: z.enum(TEMPLATES), locale: localeShape })

/** The words of the desk's letters: written by its head, kept in versions, and put back to what ships. */
export async function letterTemplates(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/letter-templates',
    {
      config: { access: 'letter.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'listLetterTemplates',
        summary: 'The words of every letter in both languages, and what they may name',
        params: deskParams,
        response: {
          200: z.object({ rows: z.array(templateShape), variables: z.array(variableShape), most: z.int() }),
          ...problems(401, 403, 404),
        },
      },
    },
    async (request) => {
      const { desk } = request.params
      const touched = await inDesk(shell.pool, desk, (db) => listTemplates(db))
      const rows = LOCALES.flatMap((locale) =>
        TEMPLATES.map((name) => {
          const own = touched.find((each) => each.name === name && each.locale === locale)
          return shown(name, locale, own)
        }),
      )
      return { rows, variables: [...TEMPLATE_VARIABLES], most: TEMPLATE_CHARS }
    },
  )
  app.get(
    '/api/desks/:desk/letter-templates/:name/:locale/versions',
    {
      config: { access: 'letter.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'listLetterTemplateVersions',
        summary: 'Every version of one letter’s words, the newest first',
        params: oneParams,
        response: { 200: z.object({ rows: z.array(templateVersionShape) }), ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { desk, name, locale } = request.params
      const versions = await inDesk(shell.pool, desk, (db) => listTemplateVersions(db, name, locale))
      return {
        rows: versions.map(({ version, text, byName, changedAt }) => ({ version, text, changedBy: byName, changedAt })),
      }
    },
  )
  app.post(
    '/api/desks/:desk/letter-templates',
    {
      config: { access: 'letter.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'writeLetterTemplate',
        summary: 'Word a letter anew, as its next version; without a text it goes back to what ships',
        params: deskParams,
        body: newTemplateShape,
        response: { 201: templateShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { name, locale, text, after } = request.body
      const found = text === null ? [] : templateProblems(name, locale, text)
      const [first] = found
      if (first) throw invalid('text', found.map(problemWords).join('; '), first.kind)
      const next = { name, locale, version: after + 1, text: text?.trim() ?? null, changedBy: user.id }
      const now = shell.clock()
      const isAdded = await inDesk(shell.pool, desk, (db) => addTemplateVersion(db, next, now))
      if (!isAdded)
        throw new ApiProblem(409, 'changed-meanwhile', `somebody has worded \`${name}\` anew since version ${after}`)
      return reply.status(201).send(shown(name, locale, { ...next, changedAt: new Date(now).toISOString() }))
    },
  )
  app.post(
    '/api/desks/:desk/letter-template-previews',
    {
      config: { access: 'letter.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'previewLetterTemplate',
        summary: 'A letter about a real case in words that are not kept yet, and what is wrong with them',
        params: deskParams,
        body: previewShape,
        response: { 200: templatePreviewShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { name, locale, text, number } = request.body
      const desk = await parts.desks.get(request.params.desk)
      const found = [...templateProblems(name, locale, text)]
      if (found.length > 0) return { problems: found, preview: null }
      const kind: LetterKind = LETTERS.find((each) => each === name) ?? 'registered'
      return inDesk(shell.pool, desk.id, async (db) => {
        const newest = await newestLetter(db, kind, number ?? null)
        const at = number ?? newest?.number ?? (await newestCaseNumber(db))
        const of = at === null ? null : await readCaseByNumber(db, at)
        if (of === null) {
          if (number !== undefined) throw notFound('such case')
          return { problems: [], preview: null }
        }
        const regulation = await shell.regulations.get(db, of.state.regulation)
        const templates = new Map(await readTemplates<TemplateName>(db, locale)).set(name, text)
        const contact = await readContact(db, of.contactId)
        const joined = (await listMergedInto(db, of.id)).filter(({ apart }) => !apart)
        const letter = newest?.letter ?? exampleLetter(kind, of.state, regulation)
        const written = WRITTEN.has(kind) && letter.message !== null ? '…' : null
        const rendered = previewOf(
          parts,
          desk,
          { found: of, regulation, contact, joined, templates },
          { letter, written },
          locale,
        )
        return { problems: [], preview: { number: of.number, ...rendered } }
      })
    },
  )
}

function shown(name: TemplateName, locale: Locale, own: TemplateVersion | undefined): z.infer<typeof templateShape> {
  const shipped = shippedTemplate(name, locale)
  return {
    name,
    locale,
    text: own?.text ?? shipped,
    shipped,
    isOwn: own !== undefined && own.text !== null,
    version: own?.version ?? 0,
    changedAt: own?.changedAt ?? null,
  }
}

function problemWords(problem: TemplateProblem): string {
  switch (problem.kind) {
    case 'unknown-variable': {
      const hint = problem.meant === null ? '' : `; did you mean \`${problem.meant}\`?`
      return `line ${problem.line}, column ${problem.column}: there is no variable \`${problem.name}\`${hint}`
    }
    case 'broken':
      return `line ${problem.line}, column ${problem.column}: ${problem.message}`
    case 'left-out':
      return `the letter has to say \`{{ ${problem.name} }}\``
  }
}
