import type { Shell } from '../handle/shell.ts'
import { buildApi } from './app.ts'
import type { ApiParts } from './context.ts'

/** The OpenAPI document of the routes, without a database: no handler runs, so nothing that they work with is touched. */
export async function describeApi(): Promise<Record<string, unknown>> {
  const parts = {
    shell: {} as Shell,
    publicUrl: 'http://localhost',
    webDir: null,
    administratorsNeedSecondFactor: false,
    rateLimit: false,
    trustProxy: false,
    logLevel: 'silent',
    checkResponses: false,
  } satisfies Partial<ApiParts>
  const app = await buildApi(parts as unknown as ApiParts)
  try {
    // Through JSON, as a reader gets it: a field that is undefined is not there.
    return JSON.parse(JSON.stringify(app.swagger()))
  } finally {
    await app.close()
  }
}
