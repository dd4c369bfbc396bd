import { z } from 'zod'
import { listDesks } from '../../store/desk/desk.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape, deskTitleShape, publicDeskShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

/** What a client may know of the desks: everything that decides about them. */
export async function publicDesks(app: ApiServer, { shell, desks, uploadLimitBytes }: ApiContext): Promise<void> {
  app.get(
    '/api/public/desks',
    {
      schema: {
        tags: ['public'],
        operationId: 'listPublicDesks',
        summary: 'The desks of this installation',
        response: { 200: z.object({ desks: z.array(deskTitleShape) }), ...problems(429) },
      },
    },
    async () => ({ desks: (await listDesks(shell.pool)).map(({ id, title }) => ({ id, title })) }),
  )
  app.get(
    '/api/public/desks/:desk',
    {
      schema: {
        tags: ['public'],
        operationId: 'getPublicDesk',
        summary: 'A desk and its regulation, for the form',
        params: z.object({ desk: deskIdShape }),
        response: { 200: publicDeskShape, ...problems(404, 429) },
      },
    },
    async (request) => {
      const { id, title, timezone, locale, mailAddress, model } = await desks.get(request.params.desk)
      return { id, title, timezone, locale, mailAddress, regulation: model, uploadLimitBytes }
    },
  )
}
