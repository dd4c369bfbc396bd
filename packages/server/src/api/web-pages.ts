import type { ApiParts, ApiServer } from './app.ts'

export async function servePages(_app: ApiServer, _parts: ApiParts): Promise<void> {}
