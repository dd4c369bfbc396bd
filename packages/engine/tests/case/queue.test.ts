import { describe, expect, test } from 'vitest'
import { compareInQueue, type Queued, whyBefore } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { shipped } from '../regulation/shipped.ts'
import { at } from './desk.ts'

const CASES = `
  number  priority  due    registered
  1       3         -      09:00
  2       1         18:00  09:30
  3       1         14:00  10:00
  4       -         12:00  10:30
  5       1         14:00  09:45
  6       3         -      09:00
`
const queue: readonly Queued[] = rows(CASES).map(({ number, priority, due, registered }) => ({
  number: Number(number),
  priority: priority === '-' ? null : Number(priority),
  respondBy: due === '-' ? null : at(`2026-03-10T${due}+03:00`),
  registeredAt: at(`2026-03-10T${registered}+03:00`),
}))

const ORDERS = `
  order                     result       why
  [due, arrival]            4 5 3 2 1 6  what is due first; of two the elder; what is promised no time comes last
  [priority, due, arrival]  5 3 2 1 6 4  priority before all; one that has none comes last
  [arrival]                 1 6 2 5 3 4  as they came, and by number where they came together
  [priority]                2 3 5 1 6 4  by number within a priority
`

describe('the order of the queue', () => {
  for (const { order = '', result, why } of rows(ORDERS)) {
    test(`${order}: ${why}`, () => {
      const regulation = shipped('ideco-ics', ['queue: { order: [due, arrival]', `queue: { order: ${order}`])
      const sorted = [...queue].reverse().sort((a, b) => compareInQueue(a, b, regulation))
      expect(sorted.map((each) => each.number).join(' ')).toBe(result)
    })
  }
})

const WHY = `
  order                     first  second  because                                  why
  [priority, due, arrival]  5      3       priority=1:1 due=same arrival=less       the elder of two that are due together
  [priority, due, arrival]  2      1       priority=less                            its priority alone
  [priority, due, arrival]  1      4       priority=less                            one that has no priority comes last
  [priority, due, arrival]  3      2       priority=1:1 due=less                    due first
  [due, arrival]            1      6       due=none arrival=same number=less        all alike: by number
`

describe('why one case stands before another', () => {
  const byNumber = (number: string | undefined): Queued => {
    const found = queue.find((each) => each.number === Number(number))
    if (!found) throw new Error(`no case ${number}`)
    return found
  }
  for (const { order = '', first, second, because, why } of rows(WHY)) {
    test(`${order}: ${first} before ${second}, ${why}`, () => {
      const regulation = shipped('ideco-ics', ['queue: { order: [due, arrival]', `queue: { order: ${order}`])
      const [a, b] = [byNumber(first), byNumber(second)]
      expect(compareInQueue(a, b, regulation)).toBe(-1)
      const said = whyBefore(a, b, regulation).map((reason) => {
        if (reason.first !== reason.second) return `${reason.by}=less`
        return `${reason.by}=${reason.first === null ? 'none' : reason.by === 'priority' ? `${reason.first}:${reason.second}` : 'same'}`
      })
      expect(said.join(' ')).toBe(because)
    })
  }
})
