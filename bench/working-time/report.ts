import type { Machine } from './machine.ts'

export interface Report extends Machine {
  readonly versions: Readonly<Record<string, string>>
  readonly speeds: { readonly peer: string; readonly tenMinutesNs: number | null; readonly tenYearsNs: number | null }[]
  readonly groups: {
    readonly name: string
    readonly cases: number
    readonly peers: Readonly<Record<string, { readonly wrong: number; readonly stuck: number }>>
  }[]
}

/** The figures as a page: speed, then wrong answers by kind of question. */
export function report({ date, commit, machine, node, versions, speeds, groups }: Report): string {
  const peers = Object.keys(groups[0]?.peers ?? {})
  const titled = (peer: string) => (versions[peer] ? `${peer} ${versions[peer]}` : peer)
  const total = (peer: string) => groups.reduce((sum, group) => sum + (group.peers[peer]?.wrong ?? 0), 0)
  const cases = groups.reduce((sum, group) => sum + group.cases, 0)
  return `# Working time

${date}, commit ${commit}, Node ${node}, ${machine}. \`node bench/working-time/run.ts\`

One \`add\` on an office calendar (Monday to Friday, 10:00 to 19:00, Europe/Moscow), the calendar prepared before; median of rounds.

${table(
  ['', '10 working minutes', '10 years of working time'],
  speeds.map(({ peer, tenMinutesNs, tenYearsNs }) => [titled(peer), time(tenMinutesNs), time(tenYearsNs)]),
)}
Wrong answers, by kind of question. The right one is found by walking minute by minute with Intl's local time. The libraries run in
the calendar's time zone; they have no word for special and for transferred days, which are left out of their calendar. A library
that gives no answer for ten seconds is stopped; after the third time the rest of that kind counts as unanswered.

${table(
  ['', 'questions', ...peers.map(titled)],
  [
    ...groups.map((group) => [group.name, String(group.cases), ...peers.map((peer) => wrong(group.peers[peer]))]),
    ['**all**', `**${cases}**`, ...peers.map((peer) => `**${total(peer)}**`)],
  ],
)}`
}

function wrong(count: { wrong: number; stuck: number } | undefined): string {
  if (!count) return '—'
  return count.stuck > 0 ? `${count.wrong} (${count.stuck} without an answer)` : String(count.wrong)
}

function time(ns: number | null): string {
  if (ns === null) return 'no answer'
  if (ns < 10_000) return `${Math.round(ns)} ns`
  return ns < 10_000_000 ? `${Math.round(ns / 1000)} µs` : `${Math.round(ns / 1e6)} ms`
}

function table(heading: readonly string[], lines: readonly (readonly string[])[]): string {
  const rows = [heading, heading.map((_, i) => (i === 0 ? '---' : '---:')), ...lines]
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}
