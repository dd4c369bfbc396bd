import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import css from './rich-text.module.css'

/** What people can write here. The server has sanitised it; what is not in this list shows as its words alone. */
const TAGS = new Set(['p', 'br', 'strong', 'b', 'em', 'i', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'])
/** And in an article besides. */
const OF_ARTICLES = new Set(['h2', 'h3', 'h4', 'table', 'thead', 'tbody', 'tr', 'th', 'td'])
const LINK = /^(?:https?:|mailto:|tel:)/i

interface Props {
  readonly html: string
  /** Where a picture is fetched, by its content id; null where it is not to be had. */
  readonly addressOf: (contentId: string) => string | null
}

/** Words with their markup, made of elements one by one: nothing in them can be anything else. */
export function RichText({ html, addressOf }: Props) {
  const body = useMemo(() => new DOMParser().parseFromString(html, 'text/html').body, [html])
  return <div className={css.rich}>{childrenOf(body, addressOf)}</div>
}

function childrenOf(node: Node, addressOf: Props['addressOf']): ReactNode {
  return [...node.childNodes].map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that was sent does not change
    <Fragment key={index}>{elementOf(child, addressOf)}</Fragment>
  ))
}

function elementOf(node: Node, addressOf: Props['addressOf']): ReactNode {
  if (node instanceof Text) return node.data
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (tag === 'img') {
    const address = addressOf((node.getAttribute('src') ?? '').replace(/^cid:/, ''))
    const alt = node.getAttribute('alt') ?? ''
    return address === null ? alt : <img src={address} alt={alt} loading="lazy" />
  }
  if (tag === 'a') {
    const href = node.getAttribute('href') ?? ''
    const words = childrenOf(node, addressOf)
    return LINK.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
    ) : (
      words
    )
  }
  if (tag === 'br') return <br />
  if (tag === 'hr') return <hr />
  if (!TAGS.has(tag) && !OF_ARTICLES.has(tag)) return childrenOf(node, addressOf)
  const start = tag === 'ol' ? Number(node.getAttribute('start')) : 0
  return createElement(tag, start > 1 ? { start } : null, childrenOf(node, addressOf))
}
