import { z } from 'zod'
import { plainText } from '../../rich/plain-text.ts'
import { sanitizeWritten } from '../../rich/sanitize.ts'
import { deleteDataHint, listDataHints, saveDataHint } from '../../store/desk/data-hint.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { invalid } from '../problem.ts'
import { dataHintShape, keptHintShape, newHintShape } from '../shape/data-hint.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const deskParams = z.object({ desk: deskIdShape })
const listShape = z.object({ rows: z.array(keptHintShape) })

/** What each product needs of a client and how they get it: kept by the head, read where it is asked for. */
export async function dataHints(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const listed = async (desk: string) => ({
    rows: (await inDesk(shell.pool, desk, listDataHints)).map((row) => keptHintShape.parse(row)),
  })

  app.get(
    '/api/desks/:desk/data-hints',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listDataHints',
        summary: 'What each product needs of a client, and how the client gets it',
        params: deskParams,
        response: { 200: listShape, ...problems(401, 404) },
      },
    },
    async (request) => listed(request.params.desk),
  )
  app.put(
    '/api/desks/:desk/data-hints',
    {
      config: { access: 'hint.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'saveDataHint',
        summary: 'Says how a client of a product gets one thing; what says nothing any more is forgotten',
        description:
          'Where a product has no words of its own for a thing, those of all products (`product` null) hold. Clients read them on the tracking page.',
        params: deskParams,
        body: newHintShape,
        response: { 200: listShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { product, item, isNeeded, ...words } = request.body
      if (product !== null && !Object.hasOwn((await parts.desks.get(desk)).model.products, product)) {
        throw invalid('product', `the regulation has no product \`${product}\``)
      }
      const hint = dataHintShape.parse({ product, item, isNeeded, ru: cleaned(words.ru), en: cleaned(words.en) })
      await inDesk(shell.pool, desk, (db) =>
        hint.isNeeded || hint.ru !== null || hint.en !== null
          ? saveDataHint(db, hint, user.id, shell.clock())
          : deleteDataHint(db, hint),
      )
      return reply.status(200).send(await listed(desk))
    },
  )
}

/** Null where nothing is left to read. */
function cleaned(html: string | null): string | null {
  const clean = sanitizeWritten(html ?? '', () => null)
  return plainText(clean) === '' ? null : clean
}
