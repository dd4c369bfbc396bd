/** What a list may ask of the things beside a case; all of it must hold. */
export interface BesideFilter {
  /** Ids of tags: the case has every one of them. */
  readonly tags: readonly string[]
  readonly fields: readonly {
    readonly fieldId: string
    /** The value itself; null: nothing was said. */
    readonly value: string | null
  }[]
}

/** As many tags, and as many fields, as one filter may name. */
const MOST_BESIDE = 8

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Tags as they stand in an address: their ids with commas between them. */
export const TAGS_FORM = new RegExp(`^${UUID}(?:,${UUID}){0,${MOST_BESIDE - 1}}$`)

const FIELD = `${UUID}(?::(?:[^,\\\\]|\\\\[,\\\\])+)?`

/**
 * Fields as they stand in an address: `id:value` with commas between them, or `id` alone for those where nothing was said.
 * A comma or a backslash of a value has a backslash before it.
 */
export const FIELDS_FORM = new RegExp(`^${FIELD}(?:,${FIELD}){0,${MOST_BESIDE - 1}}$`)

/** Reads both; what was named twice counts once. Texts that have not these forms are read as nothing. */
export function readBeside({
  tags = '',
  fields = '',
}: {
  readonly tags?: string
  readonly fields?: string
}): BesideFilter {
  return {
    tags: TAGS_FORM.test(tags) ? [...new Set(tags.split(','))] : [],
    fields: FIELDS_FORM.test(fields)
      ? [...new Set(fields.match(new RegExp(FIELD, 'g')))].map((each) => ({
          fieldId: each.slice(0, 36),
          value: each.length === 36 ? null : each.slice(37).replace(/\\([,\\])/g, '$1'),
        }))
      : [],
  }
}

/**
 * The condition of a list on tags and fields, for a statement that calls the case `k` and has the desk as `$1`. The
 * values take parameters from `$firstParameter` on; `name` tells one text from another. Each part is an `exists` on an
 * index led by the desk: a list looks once a row, or begins with a tag that few cases have (`case_tag_tag`).
 */
export function besideWhere(
  { tags, fields }: BesideFilter,
  firstParameter: number,
): { readonly name: string; readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = []
  const put = (value: unknown) => `$${firstParameter + values.push(value) - 1}`
  const parts = [
    ...tags.map(
      (id) =>
        `exists (select from case_tag ct where ct.desk_id = $1 and ct.case_id = k.id and ct.tag_id = ${put(id)}::uuid)`,
    ),
    ...fields.map(({ fieldId, value }) => {
      const said = `select from case_field_value cf where cf.desk_id = $1 and cf.case_id = k.id and cf.field_id = ${put(fieldId)}::uuid`
      return value === null ? `not exists (${said})` : `exists (${said} and cf.value = ${put(value)})`
    }),
  ]
  const name = `${'t'.repeat(tags.length)}${fields.map(({ value }) => (value === null ? 'n' : 'f')).join('')}`
  return { name, text: parts.length === 0 ? 'true' : parts.join(' and '), values }
}
