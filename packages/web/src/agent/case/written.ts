/** A file that goes with what is written. */
export interface WrittenFile {
  readonly id: string
  readonly filename: string
  readonly sizeBytes: number
  readonly contentType: string | null
}

/** What stands in a box for words: as it will be sent, and what goes with it. */
export interface Written {
  /** The words alone. */
  readonly text: string
  /** The words with their markup; pictures of uploads are `<img src="upload:ID">`. Empty where nothing is written. */
  readonly html: string
  readonly files: readonly WrittenFile[]
  /** Files that are still on their way, or could not be sent. */
  readonly pending: number
}

export const NOTHING_WRITTEN: Written = { text: '', html: '', files: [], pending: 0 }

/** The part of a request that `Written` amounts to. */
export function wordsOf({ text, html, files }: Written): {
  readonly text: string
  readonly html?: string
  readonly attachments?: readonly string[]
} {
  return {
    text: text.trim(),
    ...(html === '' ? {} : { html }),
    ...(files.length === 0 ? {} : { attachments: files.map(({ id }) => id) }),
  }
}

const UNFILLED = /\{\{\s*[a-z]+(?:\.[a-z]+)?\s*\}\}/i

/** A variable of a canned answer that nobody put anything in place of. */
export function unfilledIn({ text }: Written): string | null {
  return UNFILLED.exec(text)?.[0] ?? null
}

/** Pictures of uploads as a browser can show them, and back as they are sent. */
export function forEditor(html: string, addressOf: (id: string) => string): string {
  return html.replace(/src="upload:([0-9a-f-]{36})"/g, (_, id: string) => `src="${addressOf(id)}"`)
}

export function fromEditor(html: string, addressOf: (id: string) => string): string {
  const [before = '', after = ''] = addressOf('ID').split('ID')
  return html
    .replace(/<img[^>]*src="([^"]*)"[^>]*>/g, (tag, src: string) => {
      if (!src.startsWith(before) || !src.endsWith(after)) return src.startsWith('blob:') ? '' : tag
      return tag.replace(src, `upload:${src.slice(before.length, src.length - after.length)}`)
    })
    .replace(/^<p><\/p>$/, '')
}
