import type { Text } from '../base/text.ts'
import type { Clauses, Programme, Topic } from '../regulation/index.ts'
import { scopeOf } from './scope.ts'

/** Whom a partner turns to. Support is every other topic. */
export const DEPARTMENTS = ['support', 'sales', 'marketing'] as const
export type Department = (typeof DEPARTMENTS)[number]

/** A department that a programme's scope lets one turn to, and on what words of the regulation. */
export interface OpenDepartment {
  readonly department: Department
  /** The topic that a request to it has; null: whatever support is asked. */
  readonly topic: Topic | null
  readonly note: Text | null
  readonly clauses: Clauses
}

/** The departments that take a programme's questions: support always, the others where the scope takes their topic in (A16). */
export function departmentsOf({ scope }: Pick<Programme, 'scope'>): readonly OpenDepartment[] {
  const others = (['sales', 'marketing'] as const).flatMap((topic): OpenDepartment[] => {
    const { is, clauses } = scopeOf(topic, scope)
    if (is !== 'in') return []
    const rule = scope.in.find(({ topics }) => topics.includes(topic))
    return [{ department: topic, topic, note: rule?.note ?? null, clauses }]
  })
  return [{ department: 'support', topic: null, note: null, clauses: [] }, ...others]
}

/** The department that a topic belongs to. */
export function departmentOf(topic: Topic | undefined): Department {
  return topic === 'sales' || topic === 'marketing' ? topic : 'support'
}
