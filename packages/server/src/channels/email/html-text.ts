import { compile } from 'html-to-text'

/** Beyond this the rest is not read: a page of text is some thousand characters. */
const MAX_HTML_CHARS = 1_000_000

/** Marks that say «this is quoted», by client. A bare blockquote is one too; Gmail's and Outlook's indents are not. */
const QUOTES = [
  'blockquote[type=cite]',
  'blockquote[class*=quote]',
  'blockquote[cite]',
  'blockquote[style*=border-left]',
  'blockquote[id*=uote]',
]

/** What programs wrap a signature in; the plain part of the same letter has `--` above it. */
const SIGNATURES = ['.gmail_signature', '#Signature', '.moz-signature', '#signature', '.signature']

const convert = compile({
  formatters: {
    signature(element, walk, builder) {
      builder.openBlock({ leadingLineBreaks: 1 })
      builder.addInline('--')
      builder.closeBlock({ trailingLineBreaks: 1 })
      walk(element.children, builder)
    },
  },
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxInputLength: MAX_HTML_CHARS, maxDepth: 200, maxChildNodes: 20_000, ellipsis: '…' },
  selectors: [
    { selector: 'head', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'img', format: 'skip' },
    // What a list of letters shows below a subject: nobody sees it in the letter.
    { selector: '[style*="display:none"]', format: 'skip' },
    { selector: '[style*="display: none"]', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...SIGNATURES.map((selector) => ({ selector, format: 'signature' })),
    { selector: 'hr', format: 'block' },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'p.MsoNormal', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ol', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: true, leadingLineBreaks: 1 } },
    { selector: 'blockquote[style]', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...QUOTES.map((selector) => ({
      selector,
      format: 'blockquote',
      options: { trimEmptyLines: true, leadingLineBreaks: 1 },
    })),
  ],
})

/** Readable text of an HTML body, with `> ` before what its markup says is quoted. Total. */
export function htmlToText(html: string): string {
  const prepared = html
    // Pictures written into the page would use up the bound.
    .replace(/=(["'])data:[^"']*\1/g, '=""')
    .slice(0, MAX_HTML_CHARS)
    // Conditional comments and namespaced tags of Office hold no words of the sender.
    .replace(/<!--\[if[\s\S]{0,20000}?<!\[endif\]-->/gi, '')
    .replace(/<\/?o:p[^>]{0,200}>/gi, '')
  try {
    return tidy(convert(withoutDepth(prepared)))
  } catch {
    // Markup that the converter can't stand: its words without the tags.
    return tidy(prepared.replace(/<[^>]{0,2000}>/g, ' '))
  }
}

const TAG = /<(\/?)([a-z][a-z0-9]{0,20})\b[^>]*?(\/?)>/gi
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i
const MAX_DEPTH = 300

/** Tags that open below a depth that no sender needs are dropped: the parser's work grows with depth times length. */
function withoutDepth(html: string): string {
  let depth = 0
  return html.replace(TAG, (tag, closes: string, name: string, isEmpty: string) => {
    if (VOID.test(name) || isEmpty === '/') return tag
    if (closes !== '') {
      depth = Math.max(0, depth - 1)
      return depth >= MAX_DEPTH ? '' : tag
    }
    depth += 1
    return depth > MAX_DEPTH ? '' : tag
  })
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(INVISIBLE, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^--\n+--$/gm, '--')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Zero-width signs and soft hyphens: layout, not words. */
const INVISIBLE = /\u200b|\u200c|\u200d|\ufeff|\u00ad/g
