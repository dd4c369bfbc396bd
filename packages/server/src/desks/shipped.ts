import { fileURLToPath } from 'node:url'

/** The folder of the regulations that come with the release. */
export const SHIPPED_REGULATIONS = fileURLToPath(new URL('../../../../regulations', import.meta.url))
