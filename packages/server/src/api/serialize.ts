import { isDeepStrictEqual } from 'node:util'
import type { FastifySerializerCompiler } from 'fastify'
import type { z } from 'zod'

/**
 * Answers are written as they are: handlers build them field by field, and parsing them again would cost as much
 * as making them. Where `check` is on (tests), an answer that differs from its schema, be it by a field too many,
 * is an error.
 */
export function serializerCompiler(check: boolean): FastifySerializerCompiler<z.ZodType> {
  if (!check) return () => JSON.stringify
  return ({ schema, method, url }) =>
    (data) => {
      const text = JSON.stringify(data)
      const written: unknown = JSON.parse(text)
      const described: unknown = JSON.parse(JSON.stringify(schema.parse(written)))
      if (!isDeepStrictEqual(written, described)) {
        throw new Error(`the answer of ${method} ${url} has fields that its schema does not name: ${text}`)
      }
      return text
    }
}
