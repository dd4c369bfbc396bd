import type { CaseDetail } from '../../../api/shapes.ts'

/** What a section of the side panel is given. */
export interface SectionProps {
  readonly detail: CaseDetail
  readonly desk: string
}
