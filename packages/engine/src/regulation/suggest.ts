import { nearest } from '../base/nearest.ts'

/** A way out for a name that is not known: the one probably meant, or those there are. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const names = [...known]
  const near = nearest(name, names)
  if (near !== null) return `did you mean \`${near}\`?`
  if (names.length === 0) return 'none is defined'
  const shown = names
    .slice(0, 12)
    .map((each) => `\`${each}\``)
    .join(', ')
  return names.length > 12 ? `known are ${shown}, …` : `known: ${shown}`
}
