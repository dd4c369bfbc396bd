import type { Role } from '../../api/shapes.ts'

/** From the least to the most. */
export const ROLES = ['specialist', 'developer', 'head', 'administrator'] as const satisfies readonly Role[]
