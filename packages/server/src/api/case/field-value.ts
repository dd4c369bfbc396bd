import { isIsoDate } from '@reglament/engine'
import type { CaseField } from '../../store/case/case-field.ts'
import { ApiProblem } from '../problem.ts'

/**
 * What was typed as the field keeps it: a number in one spelling, whichever comma it was written with.
 * @throws ApiProblem 422 where the field can't be that.
 */
export function checkFieldValue({ kind, choices, title }: CaseField, typed: string | null): string | null {
  if (typed === null) return null
  const unusable = (wanted: string) =>
    new ApiProblem(422, 'invalid', `\`value\`: \`${typed}\` is not what \`${title.en}\` can be; ${wanted}`)
  switch (kind) {
    case 'text':
      return typed
    case 'number': {
      const number = Number(typed.replace(/[\s\u00a0]/g, '').replace(',', '.'))
      if (!Number.isFinite(number)) throw unusable('write a number')
      return String(number)
    }
    case 'date':
      if (!isIsoDate(typed)) throw unusable('write a date such as 2026-03-20')
      return typed
    case 'choice':
      if (!choices.includes(typed)) throw unusable(`choose one of ${choices.map((each) => `\`${each}\``).join(', ')}`)
      return typed
  }
}
