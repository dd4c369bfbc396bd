import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { contentPolicy, PAGE_HEADERS } from './content-policy.ts'
import type { ApiServer } from './context.ts'

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

const asJsonSchema = createJsonSchemaTransform({})

/** Each route says in the document who may use it. */
const withAccess: typeof asJsonSchema = (described) => {
  const { schema, url } = asJsonSchema(described)
  const access = described.route.config?.access
  return { schema: access === undefined ? schema : { ...schema, 'x-access': access }, url }
}

/** OpenAPI 3.1 at /api/openapi.json, made from the schemas of the routes; a page to read it at /api/docs. */
export async function serveDocs(app: ApiServer): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Reglament',
        version: '0.1.0',
        description:
          'Routes create things. Instants in `state` and `events` are epoch milliseconds, elsewhere ISO 8601.',
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
    transform: withAccess,
    transformObject: (document) => withoutUnused(componentsOf(document)),
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  serveReference(app)
}

/** The page is a program of 4 MB that few people open: it is loaded when the first of them comes. */
function serveReference(app: ApiServer): void {
  let loaded: Promise<FastifyInstance> | null = null
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    loaded ??= loadReference()
    const docs = await loaded
    const { statusCode, headers, rawPayload } = await docs.inject({ method: 'GET', url: request.url })
    reply.status(statusCode).headers(PAGE_HEADERS)
    if (headers.location !== undefined) reply.header('location', headers.location)
    const type = String(headers['content-type'] ?? 'text/plain')
    if (type.startsWith('text/html')) reply.header('content-security-policy', contentPolicy(rawPayload.toString()))
    return reply.type(type).send(rawPayload)
  }
  app.get('/api/docs', { schema: { hide: true } }, answer)
  app.get('/api/docs/*', { schema: { hide: true } }, answer)
}

async function loadReference(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  const docs = fastify()
  await docs.register(reference, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/openapi.json',
      favicon: '/mark.svg',
      // Nothing here is asked of, or sent to, anybody else.
      withDefaultFonts: false,
      telemetry: false,
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: 'never',
    },
  })
  return docs
}
