import { assess, formatInstant, type Holding, type Regulation, type Request, type Verdict } from '../../src/index.ts'

/** A request in which nothing is missing, asked at a local Moscow time. */
export function whole(local: string, changes: Partial<Request> = {}): Request {
  return {
    at: `${local}+03:00`,
    channel: 'email',
    contact: { name: 'Анна', email: 'anna@romashka.example' },
    organization: { name: 'ООО «Ромашка»' },
    product: 'ics',
    version: '7.9.9',
    description: 'Нет связи',
    ...changes,
  }
}

/** What a client holds, as a table writes it: `subscription 2026-01-10`, `demo 2026-01-02..2026-01-20`, `-` for nothing. */
export function held(written: string): readonly Holding[] {
  if (written === '-') return []
  return written.split(', ').map((each) => {
    const [kind = '', dates = ''] = each.split(' ')
    const [from = '', until] = dates.split('..')
    return { kind: kind as Holding['kind'], from, ...(until === undefined ? {} : { until }) }
  })
}

/** When the answer is due, in local time without its offset; `-` where no time is promised. */
export function dueOf(verdict: Verdict, regulation: Regulation): string {
  return verdict.respondBy === null ? '-' : formatInstant(verdict.respondBy, regulation.timezone).slice(0, 16)
}

/** The grounds as a table writes them: `I6 version-not-supported`; `-` where there are none. */
export function groundsOf({ grounds }: Verdict): string {
  return grounds.length === 0 ? '-' : grounds.map(({ clause, reason }) => `${clause} ${reason}`).join(', ')
}

export const judge = (request: Request, regulation: Regulation): Verdict => assess(request, regulation)
