/** A line that begins with a number: `1.`, `2)`, `№ 3`. */
const NUMBERED = /^\s*(?:№\s*)?(\d{1,2})[.)]\s+\S/u
/** Words with which people begin one more question. */
const ALSO =
  /^\s*(?:(?:и\s+)?(?:ещё|еще)\s+(?:один\s+)?вопрос|второй\s+вопрос|второе[:,]|также\s+(?:хотел|интерес|подскаж)|(?:and\s+)?(?:one\s+more|another|second)\s+question|also,?\s+(?:could|can|how|why|what))/iu

const LEAST_WORDS = 3

/**
 * The further questions of a letter, each as the words that would become a case of its own (I21: a case holds one); empty where
 * there is one question. A guess from how people number and begin them: a person decides.
 */
export function furtherQuestions(text: string): readonly string[] {
  const lines = text.split('\n')
  const begins = lines.flatMap((line, at) => (NUMBERED.test(line) || ALSO.test(line) ? [at] : []))
  // A question ends where the next begins, or at an empty line: what follows is a greeting or a name.
  const parts = begins.map((at, index) => {
    const empty = lines.findIndex((line, next) => next > at && line.trim() === '')
    return lines.slice(at, Math.min(begins[index + 1] ?? lines.length, empty === -1 ? lines.length : empty)).join('\n')
  })
  const asked = parts.map((part) => part.trim()).filter((part) => isQuestion(part))
  const isList = begins.length > 0 && begins.every((at) => NUMBERED.test(lines[at] ?? ''))
  // In a list the first stays with the case; steps of what was done are numbered too, and ask nothing.
  return isList ? (asked.length < 2 ? [] : asked.slice(1)) : asked
}

function isQuestion(part: string): boolean {
  return part.includes('?') && part.split(/\s+/).length >= LEAST_WORDS
}
