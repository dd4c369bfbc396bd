import swagger from '@fastify/swagger'
import reference from '@scalar/fastify-api-reference'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { ApiServer } from './app.ts'

const componentsOf = createJsonSchemaTransformObject({})

/** Every named schema comes out twice, as read and as written; what no route refers to is left out. */
function withoutUnused(document: ReturnType<typeof componentsOf>): ReturnType<typeof componentsOf> {
  if (!('openapi' in document) || !document.components?.schemas) return document
  const schemas = document.components.schemas as Record<string, unknown>
  const used = new Set<string>()
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      visit(schemas[name] ?? null)
    }
  }
  visit(document.paths ?? {})
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
  return { ...document, components: { ...document.components, schemas: kept } } as typeof document
}

/** OpenAPI 3.1 at /api/openapi.json, made from the schemas of the routes; a page to read it at /api/docs. */
export async function serveDocs(app: ApiServer): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Reglament',
        version: '0.1.0',
        description: 'Routes create things. Instants in `state` and `events` are epoch milliseconds, elsewhere ISO 8601.',
      },
      tags: [
        { name: 'session', description: 'Who is signed in' },
        { name: 'staff', description: 'For members of a desk; cookie session' },
        { name: 'public', description: 'For clients; no account' },
        { name: 'health' },
      ],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'reglament.session_token' } },
      },
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => withoutUnused(componentsOf(document)),
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(reference, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false },
  })
}
