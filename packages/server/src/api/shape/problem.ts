import { z } from 'zod'

/** Every error of the API has this form. `clause` is there where a regulation forbids what was asked. */
export const problemShape = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      clause: z.string().nullable().exactOptional(),
      fields: z.array(z.object({ path: z.string(), message: z.string() })).exactOptional(),
    }),
  })
  .meta({ id: 'Problem' })
export type ProblemBody = z.infer<typeof problemShape>

/** The problem responses of a route: pass the statuses that it can answer with. */
export function problems<const S extends number>(...statuses: readonly S[]): Record<S, typeof problemShape> {
  return Object.fromEntries(statuses.map((status) => [status, problemShape])) as Record<S, typeof problemShape>
}
