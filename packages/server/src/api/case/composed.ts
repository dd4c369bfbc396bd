import { z } from 'zod'
import { type Attached, attach, contentIdOf, UploadsGone } from '../../handle/attach.ts'
import type { NewMessage } from '../../handle/command.ts'
import type { Shell } from '../../handle/shell.ts'
import { plainText } from '../../rich/plain-text.ts'
import { sanitizeWritten, uploadsShownIn } from '../../rich/sanitize.ts'
import { unfilledVariable } from '../../rich/variables.ts'
import { ApiProblem, invalid } from '../problem.ts'
import { TEXT_LIMIT } from '../shape/request.ts'

/** Markup is several times its words. */
const HTML_LIMIT = 4 * TEXT_LIMIT
const MOST_FILES = 20

export const attachmentsShape = z.array(z.uuid()).max(MOST_FILES).describe('Ids of uploads that go with the message')

/** What a person wrote: as HTML, or as plain text alone, with files. */
export const composedShape = z.object({
  text: z.string().trim().max(TEXT_LIMIT).exactOptional(),
  html: z
    .string()
    .max(HTML_LIMIT)
    .exactOptional()
    .describe(
      'In place of `text`; a picture of an upload is `<img src="upload:ID">`. What is not allowed is taken out',
    ),
  attachments: attachmentsShape.exactOptional(),
})
export type ComposedBody = z.infer<typeof composedShape>

/** Words and files of a message, ready to be written. */
export interface Composed extends Attached {
  readonly text: string
  /** Sanitised; null where it was written as plain text. */
  readonly html: string | null
}

/**
 * Sanitises what was written, and finds its files among the uploads of `owner`.
 * @throws ApiProblem 422 where nothing was written, or an upload can't be used
 */
export async function compose(
  shell: Shell,
  deskId: string,
  owner: string,
  body: ComposedBody,
  { needsWords = false } = {},
): Promise<Composed> {
  const ids = new Set(body.attachments ?? [])
  const address = (id: string) => (ids.has(id) ? `cid:${contentIdOf(shell, id)}` : null)
  const html = body.html === undefined ? null : sanitizeWritten(body.html, address)
  const text = html === null ? (body.text ?? '') : plainText(html)
  if (text.length > TEXT_LIMIT) throw invalid('html', `has more than ${TEXT_LIMIT} characters of text`)
  if (text === '' && (needsWords || ids.size === 0)) throw invalid('text', 'nothing is written')
  const unfilled = needsWords ? unfilledVariable(text) : null
  if (unfilled !== null) {
    throw invalid('text', `\`{{${unfilled}}}\` was not filled in; write what belongs there`, 'unfilled-variable')
  }
  const shown = uploadsShownIn(body.html ?? '')
  const attached = await orProblem(() => attach(shell, deskId, owner, [...ids], shown))
  return { ...attached, text, html: text === '' && shown.size === 0 ? null : html }
}

/** The message with the words and files of `composed`. */
export function withComposed(message: NewMessage, { html, attachments }: Composed): NewMessage {
  return { ...message, html, attachments }
}

/** @throws ApiProblem 422 in place of UploadsGone: the caller can upload again. */
export async function orProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof UploadsGone) throw new ApiProblem(422, 'upload-gone', thrown.message)
    throw thrown
  }
}
