import { z } from 'zod'
import { guessMapping } from '../../clients/import/columns.ts'
import { decode, guessEncoding } from '../../clients/import/decode.ts'
import { problemTable } from '../../clients/import/phrases.ts'
import { dryRun, type Reading, runImport } from '../../clients/import/run.ts'
import { guessSeparator, readTable, type Table, type TableProblem } from '../../clients/import/table.ts'
import { undoImport } from '../../clients/import/undo.ts'
import { insertImport, listImports, readImport, readImportContent } from '../../store/client-import/client-import.ts'
import { readWork, stopWork } from '../../store/client-import/import-work.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import {
  importShape,
  openedImportShape,
  planShape,
  readingShape,
  totalsShape,
  undoneShape,
  workShape,
} from '../shape/import.ts'
import { problems } from '../shape/problem.ts'
import { localeShape } from '../shape/words.ts'
import { columnOf, importOf, importProblem, planned, tableProblem, undone } from './import-present.ts'

const deskParams = z.object({ desk: deskIdShape })
const importParams = deskParams.extend({ import: z.uuid() })
const inLanguage = z.object({ locale: localeShape.default('ru') })
/** 100,000 rows of 300 bytes. */
const MOST_BYTES = 32 * 1024 * 1024
const SAMPLE = 5

/** Tables of clients from elsewhere: read, tried, done, and taken back. */
export async function imports(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) =>
    done(null, body),
  )

  app.get(
    '/api/desks/:desk/imports',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'listImports',
        summary: 'Tables that were brought in, the newest first',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(importShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request) => ({ rows: (await inDesk(shell.pool, request.params.desk, listImports)).map(importOf) }),
  )
  app.post(
    '/api/desks/:desk/imports',
    {
      config: { access: 'client.import' },
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['staff'],
        operationId: 'openImport',
        summary: 'Takes a table in CSV and guesses how to read it; nothing of the register is changed',
        description: 'The body is the file itself, as `application/octet-stream`: up to 32 MB and 100,000 rows.',
        consumes: ['application/octet-stream'],
        params: deskParams,
        querystring: z.object({ filename: z.string().trim().min(1).max(300).default('clients.csv') }),
        response: { 201: openedImportShape, ...problems(401, 403, 404, 413, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const bytes = request.body
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
        throw new ApiProblem(422, 'empty', 'the file is empty: send its bytes as `application/octet-stream`')
      }
      const encoding = guessEncoding(bytes)
      const text = decode(bytes, encoding)
      const separator = guessSeparator(text)
      const table = tableOf(await readTable(text, separator))
      const mapping = guessMapping(
        table.headers,
        table.rows.slice(0, 50).map(({ cells }) => cells),
      )
      const id = shell.newId()
      const reading: Reading = { encoding, separator, mapping }
      const opened = await inDesk(shell.pool, desk, async (db) => {
        const { filename } = request.query
        await insertImport(db, { id, filename, content: bytes, reading, by: user.id }, shell.clock())
        return readImport(db, id)
      })
      if (!opened) throw new Error(`the import \`${id}\` that was just made is gone`)
      return reply.status(201).send(openedOf(importOf(opened), reading, table))
    },
  )
  app.get(
    '/api/desks/:desk/imports/:import',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'getImport',
        summary: 'A table with its headers and first rows, read as was said last, or as is said now',
        params: importParams,
        querystring: z.object({
          encoding: readingShape.shape.encoding.exactOptional(),
          separator: readingShape.shape.separator.exactOptional(),
        }),
        response: { 200: openedImportShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { desk, import: id } = request.params
      const [found, content] = await inDesk(shell.pool, desk, (db) =>
        Promise.all([readImport(db, id), readImportContent(db, id)]),
      )
      if (!found || !content) throw notFound('such import')
      const reading = { ...readingShape.parse(found.reading), ...request.query }
      return openedOf(
        importOf(found),
        reading,
        tableOf(await readTable(decode(content, reading.encoding), reading.separator)),
      )
    },
  )
  app.post(
    '/api/desks/:desk/imports/:import/plans',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'planImport',
        summary: 'A dry run: what each row would make, change or leave, and what is wrong with it',
        params: importParams,
        querystring: inLanguage,
        body: readingShape,
        response: { 201: planShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, import: id } = request.params
      const { model } = await parts.desks.get(desk)
      const dry = await dryRun(shell, desk, { id, reading: request.body, regulation: model })
      if (dry.kind !== 'planned') throw importProblem(dry)
      return reply.status(201).send(planned(dry, request.body, request.query.locale))
    },
  )
  app.get(
    '/api/desks/:desk/imports/:import/problems',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'downloadImportProblems',
        summary: 'All problems of the table, as a table that Excel opens',
        params: importParams,
        querystring: inLanguage,
        response: {
          200: { content: { 'text/csv': { schema: z.string() } } },
          ...problems(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { desk, import: id } = request.params
      const { locale } = request.query
      const { model } = await parts.desks.get(desk)
      const found = await inDesk(shell.pool, desk, (db) => readImport(db, id))
      if (!found) throw notFound('such import')
      const reading = readingShape.parse(found.reading)
      const dry = await dryRun(shell, desk, { id, reading, regulation: model })
      if (dry.kind !== 'planned') throw importProblem(dry)
      const all = dry.plan.rows.flatMap((row) => row.problems)
      return reply
        .header('content-disposition', 'attachment; filename="problems.csv"')
        .type('text/csv; charset=utf-8')
        .send(problemTable(all, (problem) => columnOf(problem, dry.table, reading), locale))
    },
  )
  app.post(
    '/api/desks/:desk/imports/:import/runs',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'runImport',
        summary: 'Does what the dry run showed, all of it or nothing',
        params: importParams,
        body: z.object({ digest: z.string().min(1).max(100).describe('Of the plan that was seen') }),
        response: { 201: z.object({ totals: totalsShape }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, import: id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { model } = await parts.desks.get(desk)
      const found = await inDesk(shell.pool, desk, (db) => readImport(db, id))
      if (!found) throw notFound('such import')
      const reading = readingShape.parse(found.reading)
      const { digest } = request.body
      const run = await runImport(shell, desk, { id, reading, regulation: model, digest, by: user.id })
      if (run.kind !== 'done') throw importProblem(run)
      return reply.status(201).send({ totals: run.totals })
    },
  )
  app.get(
    '/api/desks/:desk/imports/:import/work',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'getImportWork',
        summary: 'How far the trial or the bringing in of a table is',
        params: importParams,
        response: { 200: z.object({ work: workShape.nullable() }), ...problems(401, 403, 404) },
      },
    },
    async (request) => {
      const { desk, import: id } = request.params
      const work = await inDesk(shell.pool, desk, (db) => readWork(db, id, shell.clock()))
      return { work: work && workShape.parse(work) }
    },
  )
  app.delete(
    '/api/desks/:desk/imports/:import/work',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'stopImportWork',
        summary: 'Stops the trial or the bringing in of a table: nothing of it is kept',
        params: importParams,
        response: { 204: z.null().describe('Whatever was under way ends'), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, import: id } = request.params
      await inDesk(shell.pool, desk, (db) => stopWork(db, id))
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/api/desks/:desk/imports/:import/undos',
    {
      config: { access: 'client.import' },
      schema: {
        tags: ['staff'],
        operationId: 'undoImport',
        summary: 'Takes back what the import did, but for what has been changed or needed since',
        params: importParams,
        response: { 201: undoneShape, ...problems(401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { desk, import: id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const result = await undoImport(shell, desk, { id, by: user.id })
      if (result.kind === 'unknown') throw notFound('such import')
      if (result.kind === 'not-done') throw new ApiProblem(409, 'not-done', 'this table was not brought in yet')
      if (result.kind === 'undone-already')
        throw new ApiProblem(409, 'undone-already', 'this import was undone already')
      return reply.status(201).send(undone(result))
    },
  )
}

function tableOf(table: Table | TableProblem): Table {
  if ('kind' in table) throw tableProblem(table)
  return table
}

function openedOf(
  about: z.infer<typeof importShape>,
  reading: Reading,
  table: Table,
): z.infer<typeof openedImportShape> {
  return {
    ...about,
    reading: { ...reading, mapping: { ...reading.mapping } },
    headers: [...table.headers],
    sample: table.rows.slice(0, SAMPLE).map(({ cells }) => [...cells]),
    rowCount: table.rows.length,
  }
}
