import createClient from 'openapi-fetch'
import type { paths } from './generated/schema.ts'

/** Paths and bodies are checked against the API's own description; a screen names no address by hand. */
export const http = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })
