/** What went wrong between the page and the server, in a form that a screen can explain. */
export class ApiError extends Error {
  /** HTTP status; 0 where the server could not be reached. */
  readonly status: number
  readonly code: string
  /** The clause that forbids what was asked. */
  readonly clause: string | null

  constructor(status: number, code: string, message: string, clause: string | null = null) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.clause = clause
  }
}

interface Answer {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/** The body of a good answer; anything else is an `ApiError`. The engine's own data comes through as it is. */
export async function answered<T>(asked: Promise<Answer>): Promise<T> {
  let answer: Answer
  try {
    answer = await asked
  } catch (cause) {
    throw new ApiError(0, 'unreachable', cause instanceof Error ? cause.message : String(cause))
  }
  if (answer.response.ok) return answer.data as T
  throw problemOf(answer)
}

function problemOf({ error, response }: Answer): ApiError {
  const problem = typeof error === 'object' && error !== null && 'error' in error ? error.error : error
  if (typeof problem !== 'object' || problem === null)
    return new ApiError(response.status, `http-${response.status}`, response.statusText)
  const { code, message, clause } = problem as { code?: string; message?: string; clause?: string | null }
  return new ApiError(
    response.status,
    code ?? `http-${response.status}`,
    message ?? response.statusText,
    clause ?? null,
  )
}
