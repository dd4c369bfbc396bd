import type { Status } from '@reglament/engine'
import type { z } from 'zod'
import type { Beside, FoundCase } from '../../store/case/case-detail.ts'
import type { CaseField } from '../../store/case/case-field.ts'
import { caseLabel, type Desk } from '../../store/desk/desk.ts'
import type { besideShape, caseFieldShape } from '../shape/beside.ts'

/** What stands beside a case, as its page shows it; a field is there where it is asked of the product, or was answered. */
export function besideOf(beside: Beside, row: FoundCase, desk: Desk): z.infer<typeof besideShape> {
  const numbered = (number: number) => ({ number, label: caseLabel(desk, number) })
  const said = new Map(beside.values.map(({ fieldId, value }) => [fieldId, value]))
  return {
    mergedInto: beside.mergedInto === null ? null : numbered(beside.mergedInto),
    merged: beside.merged.map(({ number, apart }) => ({ ...numbered(number), apart })),
    links: beside.links.map(({ id, kind, isReverse, other, url, title }) => ({
      id,
      kind,
      isReverse,
      other: other && { ...numbered(other.number), subject: other.subject, status: other.status as Status },
      url,
      title,
    })),
    tags: beside.tags.map(({ id, name }) => ({ id, name })),
    fields: beside.fields
      .filter((field) => said.has(field.id) || isAsked(field, row.product))
      .map((field) => ({ ...caseField(field), value: said.get(field.id) ?? null })),
    marks: beside.marks.map(({ id, body, by, byName, at }) => ({ id, body, by, byName, at })),
  }
}

export function caseField({
  id,
  title,
  kind,
  choices,
  products,
  isRetired,
}: CaseField): z.infer<typeof caseFieldShape> {
  return { id, title, kind, choices: [...choices], products: [...products], isRetired }
}

function isAsked({ isRetired, products }: CaseField, product: string | null): boolean {
  return !isRetired && (products.length === 0 || (product !== null && products.includes(product)))
}
