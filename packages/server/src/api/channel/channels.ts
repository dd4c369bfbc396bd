import { z } from 'zod'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const channelsShape = z
  .object({
    mailAddress: z.string().nullable(),
    formUrl: z.string(),
    sendsMail: z.boolean().describe('False: letters are kept until a server that sends is set'),
    dkim: z
      .object({ name: z.string(), value: z.string() })
      .nullable()
      .describe('The TXT record by which our signature is believed; null where letters are not signed'),
  })
  .meta({ id: 'Channels', description: 'How clients reach the desk without an account' })

/** How a desk is reached, for whoever sets it up. */
export async function channels(app: ApiServer, parts: ApiContext): Promise<void> {
  app.get(
    '/api/desks/:desk/channels',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'getChannels',
        summary: 'How clients reach the desk, and whether its letters go out',
        params: z.object({ desk: deskIdShape }),
        response: { 200: channelsShape, ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk: id } = request.params
      await memberOf(parts, request, reply, id)
      const desk = await parts.desks.get(id)
      return { mailAddress: desk.mailAddress, formUrl: `${parts.publicUrl}/d/${id}`, ...parts.mail }
    },
  )
}
