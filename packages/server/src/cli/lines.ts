import type { Readable } from 'node:stream'

/** Longer lines are cut to nothing but their place, so that input without line ends can't fill the memory. */
const MAX_LINE_CHARS = 8 * 1024 * 1024

/** A line of input, or the fact that it was longer than a line may be. */
export type Line = string | { readonly tooLong: number }

/**
 * The lines of a UTF-8 stream, those of one chunk at a time: awaiting each line would cost more than most do. `\r\n` is a
 * line end, a byte order mark is dropped, bytes that are no UTF-8 come as U+FFFD. Blank lines don't come at all, or as
 * empty ones where `keepBlank` asks for them, so that lines can be counted.
 */
export async function* lineBatches(input: Readable, keepBlank = false): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let skippedChars = 0
  for await (const chunk of input) {
    const text: string = rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    const batch: Line[] = []
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (skippedChars > 0) {
        batch.push({ tooLong: skippedChars + end - from })
        skippedChars = 0
      } else keep(batch, text.slice(from, end), keepBlank)
      from = end + 1
    }
    rest = text.slice(from)
    if (skippedChars > 0 || rest.length > MAX_LINE_CHARS) {
      skippedChars += rest.length
      rest = ''
    }
    if (batch.length > 0) yield batch
  }
  const batch: Line[] = []
  rest += decoder.decode()
  if (skippedChars > 0) batch.push({ tooLong: skippedChars + rest.length })
  else keep(batch, rest, false)
  if (batch.length > 0) yield batch
}

function keep(batch: Line[], line: string, keepBlank: boolean): void {
  if (line.length > MAX_LINE_CHARS) batch.push({ tooLong: line.length })
  else if (/\S/.test(line)) batch.push(line)
  else if (keepBlank) batch.push('')
}
