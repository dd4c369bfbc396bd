import type { Attachment } from '../../../api/shapes.ts'

/** How a file can be looked at within the page; what can act (a page, a drawing with scripts, a program) is only saved. */
export type Kind = 'picture' | 'pdf' | 'text'

const PICTURE = /^image\/(?:png|jpeg|gif|webp|bmp)$/i
const TEXT = /^(?:text\/(?:plain|csv|x-log|x-yaml|markdown)|application\/(?:json|x-ndjson|yaml|x-yaml))$/i
/** Programs send logs and settings as bytes of no kind: their name says more. */
const TEXT_NAME =
  /\.(?:txt|log|log\.\d+|csv|tsv|json|jsonl|ya?ml|ini|conf|cfg|properties|md|sql|eml|xml|out|err|trace)$/i
const NO_KIND = /^(?:|application\/octet-stream|binary\/octet-stream|text\/xml|application\/xml|message\/rfc822)$/i

/** null: as a download alone. */
export function kindOf({ contentType, filename }: Pick<Attachment, 'contentType' | 'filename'>): Kind | null {
  const type = contentType.split(';')[0]?.trim() ?? ''
  if (PICTURE.test(type)) return 'picture'
  if (/^application\/(?:x-)?pdf$/i.test(type) || (NO_KIND.test(type) && /\.pdf$/i.test(filename))) return 'pdf'
  if (TEXT.test(type) || (NO_KIND.test(type) && TEXT_NAME.test(filename))) return 'text'
  return null
}
