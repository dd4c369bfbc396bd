import sanitize from 'sanitize-html'

/** What a composer can write, and nothing else: no style, no script, no picture from elsewhere. */
const TAGS = ['p', 'br', 'strong', 'b', 'em', 'i', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img']

const SCHEMES = ['http', 'https', 'mailto', 'tel']

/** An upload as the page names it within its text. */
const UPLOAD = /^upload:([0-9a-f-]{36})$/

/**
 * The HTML that a page sent, as it is kept. A picture is one of the message's own files: `<img src="upload:ID">` becomes
 * what `addressOf` says (`cid:…`); where it says null, the picture goes.
 */
export function sanitizeWritten(html: string, addressOf: (uploadId: string) => string | null): string {
  return sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'] },
    allowedSchemes: SCHEMES,
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      img: (tagName, { src = '', alt = '' }) => {
        const id = UPLOAD.exec(src)?.[1]
        const address = id === undefined ? null : addressOf(id)
        return { tagName, attribs: address === null ? {} : { src: address, alt } }
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src?.startsWith('cid:'),
  }).trim()
}

/** The uploads that a text shows in their place. */
export function uploadsShownIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/src="upload:([0-9a-f-]{36})"/g)].flatMap(([, id]) => id ?? []))
}
