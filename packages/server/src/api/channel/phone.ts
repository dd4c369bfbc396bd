import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ApiContext, ApiServer } from '../context.ts'
import { publicCallbacks } from '../public/public-callbacks.ts'
import { callbacks } from './callbacks.ts'
import { phoneCalls } from './phone-calls.ts'
import { phoneLine } from './phone-line.ts'
import { phoneWebhook } from './phone-webhook.ts'

/** Everything of the telephone; each part in a scope of its own, since the webhook reads bodies in its own way. */
export async function phone(app: ApiServer, context: ApiContext): Promise<void> {
  for (const part of [phoneLine, phoneCalls, callbacks, phoneWebhook, publicCallbacks])
    await app.register(async (scope) => part(scope.withTypeProvider<ZodTypeProvider>(), context))
}
