import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'

// What stands between angle brackets is text: nobody writes HTML into an article.
const markdown = new MarkdownIt({ html: false, linkify: true })

const TAGS = [
  'h2',
  'h3',
  'h4',
  'p',
  'br',
  'hr',
  'strong',
  'em',
  's',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
]
const TABLE = ['table', 'thead', 'tbody', 'tr', 'th', 'td']

/** The page that an article stands on has its own first heading. */
const LOWERED = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h4', h5: 'h4', h6: 'h4' } as const

/** A picture of the desk's own, as an article names it. */
const PICTURE = /^picture:([0-9a-f-]{36})$/

/**
 * Markdown as HTML that may stand on a page of ours: no script, no style, nothing fetched from elsewhere. A picture of the
 * desk's own (`picture:ID`) stands where `pictureAt` says.
 */
export function renderMarkdown(text: string, pictureAt: (id: string) => string): string {
  return sanitize(markdown.render(text), {
    allowedTags: [...TAGS, ...TABLE, 'img'],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'], img: ['src', 'alt', 'loading'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      ...Object.fromEntries(
        Object.entries(LOWERED).map(([from, tagName]) => [
          from,
          (_: string, attribs: sanitize.Attributes) => ({ tagName, attribs }),
        ]),
      ),
      a: (tagName, { href = '' }) => ({ tagName, attribs: { href, rel: 'noopener noreferrer' } }),
      // A picture from elsewhere would not be shown; what it is called stays, and where it is.
      img: (tagName, { src = '', alt = '' }) => {
        const own = PICTURE.exec(src)?.[1]
        return own === undefined
          ? { tagName: 'a', attribs: { href: src, rel: 'noopener noreferrer' }, text: alt || src }
          : { tagName, attribs: { src: pictureAt(own), alt, loading: 'lazy' } }
      },
    },
  }).trim()
}
