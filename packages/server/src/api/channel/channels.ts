import { z } from 'zod'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { channelShape, isoShape } from '../shape/words.ts'
import { channelStatus } from './channel-status.ts'

const channelsShape = z
  .object({
    mailAddress: z.string().nullable(),
    formUrl: z.string(),
    sendsMail: z.boolean().describe('False: letters are kept until a server that sends is set'),
    dkim: z
      .object({ name: z.string(), value: z.string() })
      .nullable()
      .describe('The TXT record by which our signature is believed; null where letters are not signed'),
    states: z
      .array(
        z.object({
          channel: channelShape,
          name: z.string().nullable().describe('Which of several: an address, the name of an account'),
          state: z.enum(['works', 'slow', 'down', 'quiet']),
          note: z.enum(['operator', 'no-operator', 'letters-late', 'letters-held']).nullable(),
          seenAt: isoShape.nullable().describe('When it was last seen to work'),
          problem: z.string().nullable().describe('What its server said last; clients are not told'),
        }),
      )
      .describe('As the public status page has them, with the cause where one fails'),
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
      const states = await channelStatus(parts, desk)
      return {
        mailAddress: desk.mailAddress,
        formUrl: `${parts.publicUrl}/d/${id}`,
        ...parts.mail,
        states: states.map(({ seenAt, ...state }) => ({
          ...state,
          seenAt: seenAt === null ? null : new Date(seenAt).toISOString(),
        })),
      }
    },
  )
}
