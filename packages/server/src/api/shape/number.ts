import { z } from 'zod'

/** The number of a case, from an address: digits, and no more of them than a number is exact with. */
export const numberShape = z.coerce.number().int().positive()
