import { z } from 'zod'
import { MESSENGER_KINDS } from '../../store/messenger/messenger.ts'
import { isoShape } from './words.ts'

export const messengerKindShape = z.enum(MESSENGER_KINDS).meta({ id: 'MessengerKind' })

export const messengerAccountShape = z
  .object({
    id: z.uuid(),
    kind: messengerKindShape,
    name: z.string(),
    isOpen: z.boolean(),
    isRunning: z.boolean().describe('Signed in now, by the process that answers'),
    webhookUrl: z.string().nullable().describe('Where its server calls, for one that is told by webhook'),
    createdAt: isoShape,
  })
  .meta({ id: 'MessengerAccount', description: 'An account by which the desk is reached in a messenger' })

const url = z.url({ protocol: /^https?$/ }).max(300)

export const newMessengerShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('telegram'),
    secret: z.string().trim().min(10).max(200).describe('The token that @BotFather gave'),
    apiRoot: url.exactOptional().describe('A Bot API server of your own'),
    webhook: z.boolean().exactOptional(),
  }),
  z.object({
    kind: z.literal('xmpp'),
    name: z
      .string()
      .trim()
      .regex(/^[^@\s/]+@[^@\s/]+$/),
    secret: z.string().min(1).max(200).describe('The password of the account'),
    service: z
      .string()
      .regex(/^xmpps?:\/\/[^\s/]+$/)
      .exactOptional()
      .describe('`xmpp://host:5222`, where DNS does not say it'),
  }),
])

export const messengerCodeShape = z
  .object({
    code: z.string(),
    expiresAt: isoShape,
    links: z.array(z.object({ kind: messengerKindShape, name: z.string(), url: z.string().nullable() })),
  })
  .meta({ id: 'MessengerCode', description: 'A code by which a client goes on with a case in a messenger' })
