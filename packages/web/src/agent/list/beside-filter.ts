/** A condition on a field of the desk's own; value null: nothing was said. */
export interface FieldCondition {
  readonly fieldId: string
  readonly value: string | null
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const FIELD = `${UUID}(?::(?:[^,\\\\]|\\\\[,\\\\])+)?`
const ID_LENGTH = 36
/** As many of each as the server takes. */
export const MOST_BESIDE = 8

const isListOf = (form: string) => {
  const whole = new RegExp(`^${form}(?:,${form}){0,${MOST_BESIDE - 1}}$`)
  return (text: string) => whole.test(text)
}

/** Whether this can stand in an address for tags. */
export const isTags = isListOf(UUID)
/** Whether this can stand in an address for fields. */
export const isFields = isListOf(FIELD)

/** The ids of the tags that an address asks for. */
export function readTags(text: string | undefined): readonly string[] {
  return text ? text.split(',') : []
}

/** As they stand in an address; undefined where there is none. */
export function writeTags(ids: readonly string[]): string | undefined {
  return ids.length === 0 ? undefined : ids.join(',')
}

/** What an address asks of fields: `id:value` or `id`, with commas between; those of a value have a backslash before them. */
export function readFields(text: string | undefined): readonly FieldCondition[] {
  return [...(text?.match(new RegExp(FIELD, 'g')) ?? [])].map((each) => ({
    fieldId: each.slice(0, ID_LENGTH),
    value: each.length === ID_LENGTH ? null : each.slice(ID_LENGTH + 1).replace(/\\([,\\])/g, '$1'),
  }))
}

export function writeFields(conditions: readonly FieldCondition[]): string | undefined {
  if (conditions.length === 0) return undefined
  return conditions
    .map(({ fieldId, value }) => (value === null ? fieldId : `${fieldId}:${value.replace(/[,\\]/g, '\\$&')}`))
    .join(',')
}

/** What was typed, as the field keeps it: a number in one spelling, whichever comma it was written with; null where it is none. */
export function valueTyped(kind: 'text' | 'number' | 'choice' | 'date', typed: string): string | null {
  const said = typed.trim()
  if (said === '' || kind !== 'number') return said === '' ? null : said
  const number = Number(said.replace(/[\s\u00a0]/g, '').replace(',', '.'))
  return Number.isFinite(number) ? String(number) : null
}
