/**
 * Why the desk can't start, in one sentence for the person who started it.
 *
 * Whoever catches it at the top of the process prints the message alone, on one line of standard error, and
 * leaves with exit code 1; any other error is a fault of ours and keeps its stack.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

/** The text of anything thrown, for use inside a sentence. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '') return thrown.errors.map(reasonOf).join(', ')
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** The `code` of a system or database error (`EACCES`, `28P01`), or an empty string. */
export function codeOf(thrown: unknown): string {
  if (thrown instanceof AggregateError) return codeOf(thrown.errors[0])
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}
