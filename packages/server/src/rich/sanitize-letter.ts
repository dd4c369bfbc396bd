import sanitize from 'sanitize-html'

/** How letters are laid out: tables and the styles that programs write into them; nothing that acts or loads. */
const TAGS = [...sanitize.defaults.allowedTags, 'img', 'font', 'center', 'del', 'ins', 'big', 'strike']

const LAYOUT = ['align', 'valign', 'width', 'height', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'dir', 'lang']

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]+$/i]
const LENGTH = [/^-?[\d.]+(?:px|pt|em|rem|%)?$/]
const LENGTHS = [/^(?:-?[\d.]+(?:px|pt|em|rem|%)?\s*|auto\s*){1,4}$/]
const WORDS = [/^[a-z-]+$/i]

/** Only what says how words look; nothing can name an address or lay itself over the page. */
const STYLES = {
  '*': {
    color: COLOUR,
    'background-color': COLOUR,
    'font-size': [...LENGTH, ...WORDS],
    'font-weight': [/^\d{3}$/, ...WORDS],
    'font-style': WORDS,
    'font-family': [/^[\w\s,'"-]+$/],
    'text-align': WORDS,
    'text-decoration': WORDS,
    'vertical-align': WORDS,
    'white-space': WORDS,
    'line-height': LENGTH,
    'list-style-type': WORDS,
    margin: LENGTHS,
    'margin-left': LENGTHS,
    'margin-top': LENGTHS,
    'margin-bottom': LENGTHS,
    padding: LENGTHS,
    'padding-left': LENGTHS,
    width: LENGTH,
    'max-width': LENGTH,
    'border-left': [/^[\w\s#.,()]+$/],
    'border-collapse': WORDS,
  },
}

/** A stranger's letter as it may be shown. Its own pictures are what `pictureOf` says; those from elsewhere are left out. */
export function sanitizeLetter(html: string, pictureOf: (contentId: string) => string | null): string {
  return sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: { '*': ['style', ...LAYOUT], a: ['href', 'title'], img: ['src', 'alt', 'width', 'height'] },
    allowedStyles: STYLES,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener noreferrer' } }),
      img: (tagName, { src = '', ...attribs }) => {
        const id = /^cid:(.+)$/i.exec(src)?.[1]
        const picture = id === undefined ? null : pictureOf(id)
        return { tagName, attribs: picture === null ? { alt: attribs.alt ?? '' } : { ...attribs, src: picture } }
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src?.startsWith('data:image/'),
  })
}
