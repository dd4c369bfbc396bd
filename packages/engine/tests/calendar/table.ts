/**
 * Reads a table as a person writes it: columns parted by two spaces or more, the first line names them.
 *
 * @throws Error where a row has another number of cells than the heading.
 */
export function rows(table: string): Record<string, string>[] {
  const [heading = [], ...lines] = table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/ {2,}/))
  return lines.map((cells) => {
    if (cells.length !== heading.length)
      throw new Error(`a row of ${heading.length} cells was wanted: ${cells.join(' | ')}`)
    return Object.fromEntries(heading.map((name, i) => [name, cells[i] ?? '']))
  })
}
