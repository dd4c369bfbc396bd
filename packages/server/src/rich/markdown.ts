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

type Token = ReturnType<typeof markdown.parse>[number]

/** The page that an article stands on has its own first heading, so that the text begins with the second level. */
const FIRST_LEVEL = 2
const LAST_LEVEL = 4

/** Whatever sign the writer began with: the highest is the second level, and none is left out on the way down. */
function levelHeadings(tokens: readonly Token[]): void {
  const levelOf = ({ tag }: Token) => Number(tag.slice(1))
  const opening = tokens.filter(({ type }) => type === 'heading_open')
  const highest = Math.min(...opening.map(levelOf))
  let last = FIRST_LEVEL - 1
  let tag = ''
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      last = Math.min(FIRST_LEVEL + levelOf(token) - highest, last + 1, LAST_LEVEL)
      tag = `h${last}`
    }
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = tag
  }
}

/** A picture of the desk's own, as an article names it. */
const PICTURE = /^picture:([0-9a-f-]{36})$/

/**
 * Markdown as HTML that may stand on a page of ours: no script, no style, nothing fetched from elsewhere. A picture of the
 * desk's own (`picture:ID`) stands where `pictureAt` says.
 */
export function renderMarkdown(text: string, pictureAt: (id: string) => string): string {
  const tokens = markdown.parse(text, {})
  levelHeadings(tokens)
  return sanitize(markdown.renderer.render(tokens, markdown.options, {}), {
    allowedTags: [...TAGS, ...TABLE, 'img'],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'], img: ['src', 'alt', 'loading'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
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
