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

/**
 * The condition of a list on tags and fields, for a statement that calls the case `k` and has the desk as `$1`. The
 * values take parameters from `$firstParameter` on. Each part is an `exists` on an index led by the desk, so a filter costs
 * a list no more than a look a row; one tag that few cases have is best asked from `case_tag` (`case_tag_tag`).
 */
export function besideWhere(
  { tags, fields }: BesideFilter,
  firstParameter: number,
): { readonly text: string; readonly values: readonly unknown[] } {
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
  return { text: parts.length === 0 ? 'true' : parts.join(' and '), values }
}
