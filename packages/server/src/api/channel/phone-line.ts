import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { phoneSecret } from '../../intake/phone/signature.ts'
import { isPhoneCountry } from '../../phone.ts'
import {
  dropExtension,
  type PhoneLine,
  readExtension,
  readPhoneLine,
  savePhoneLine,
  setExtension,
  setPhoneKey,
} from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { isoShape } from '../shape/words.ts'

const paramsShape = z.object({ desk: deskIdShape })
const extensionShape = z
  .string()
  .trim()
  .regex(/^[\d*#]{1,20}$/, 'an extension is digits, such as `101`')

const lineShape = z
  .object({
    country: z.string().length(2).describe('Whose numbers are written without a code: `RU`'),
    callbackAttempts: z.int().min(1).max(20),
    callbackWindowMinutes: z.int().min(15).max(480),
  })
  .meta({ id: 'PhoneLine' })

const shownShape = lineShape
  .extend({
    secretMadeAt: isoShape.nullable(),
    webhookUrl: z.string(),
    extension: z.string().nullable().describe('One’s own'),
  })
  .meta({ id: 'PhoneSettings' })

/** The settings of the desk's telephone, and one's own extension. */
export async function phoneLine(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, publicUrl, secret } = parts
  const shown = (desk: string, { keyId: _, keyMadeAt, ...line }: PhoneLine, extension: string | null) => ({
    ...line,
    secretMadeAt: keyMadeAt,
    webhookUrl: `${publicUrl}/api/public/desks/${desk}/calls`,
    extension,
  })
  const read = (desk: string, userId: string) =>
    inDesk(shell.pool, desk, async (db) => shown(desk, await readPhoneLine(db), await readExtension(db, userId)))

  app.get(
    '/api/desks/:desk/phone',
    {
      config: { access: 'case.register' },
      schema: {
        tags: ['staff'],
        operationId: 'getPhone',
        summary: 'The desk’s telephone, and one’s own extension',
        params: paramsShape,
        response: { 200: shownShape, ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { user } = await memberOf(parts, request, reply, request.params.desk)
      return read(request.params.desk, user.id)
    },
  )
  app.patch(
    '/api/desks/:desk/phone',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'changePhone',
        summary: 'Change how the desk telephones',
        params: paramsShape,
        body: lineShape,
        response: { 200: shownShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const country = request.body.country.toUpperCase()
      if (!isPhoneCountry(country))
        throw new ApiProblem(
          422,
          'invalid',
          `\`country\`: no numbers of \`${country}\` are known; use two letters, such as \`RU\``,
        )
      await inDesk(shell.pool, desk, (db) => savePhoneLine(db, { ...request.body, country }))
      return read(desk, user.id)
    },
  )
  app.post(
    '/api/desks/:desk/phone/secrets',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'makePhoneSecret',
        summary: 'A new secret for the exchange, shown once; the one before it is void',
        params: paramsShape,
        response: { 201: z.object({ secret: z.string() }), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      await memberOf(parts, request, reply, desk)
      const keyId = randomBytes(16).toString('base64url')
      await inDesk(shell.pool, desk, (db) => setPhoneKey(db, keyId, shell.clock()))
      return reply.status(201).send({ secret: phoneSecret(secret, desk, keyId) })
    },
  )
  app.patch(
    '/api/desks/:desk/phone/extension',
    {
      config: { access: 'case.register' },
      schema: {
        tags: ['staff'],
        operationId: 'setExtension',
        summary: 'Where one’s own telephone is; null: nowhere',
        params: paramsShape,
        body: z.object({ extension: extensionShape.nullable() }),
        response: { 200: shownShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { extension } = request.body
      const { user } = await memberOf(parts, request, reply, desk)
      const isSet = await inDesk(shell.pool, desk, async (db) => {
        if (extension !== null) return setExtension(db, user.id, extension)
        await dropExtension(db, user.id)
        return true
      })
      if (!isSet)
        throw new ApiProblem(
          409,
          'extension-taken',
          `somebody else has the extension \`${extension}\`: ask them to give it up`,
        )
      return read(desk, user.id)
    },
  )
}
