/**
 * Joins the lines of `format=flowed` text (RFC 3676): a line that ends with a blank goes on in the next one of the
 * same quote depth. `delSp` says that the blank itself was added by the sender's program.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = []
  let open: { depth: number; text: string } | null = null
  for (const line of text.split('\n')) {
    const quotes = /^>*/.exec(line)?.[0].length ?? 0
    const content = line.slice(quotes).replace(/^ /, '')
    const isFlowed = content.endsWith(' ') && content !== '-- '
    const continues: boolean = open !== null && open.depth === quotes && content !== '-- '
    if (open !== null && !continues) {
      out.push(prefixed(open))
      open = null
    }
    const piece = isFlowed && delSp ? content.slice(0, -1) : content
    const joined: { depth: number; text: string } = { depth: quotes, text: (open?.text ?? '') + piece }
    if (isFlowed) {
      open = joined
    } else {
      out.push(prefixed(joined))
      open = null
    }
  }
  if (open !== null) out.push(prefixed(open))
  return out.join('\n')
}

function prefixed({ depth, text }: { depth: number; text: string }): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`
}
