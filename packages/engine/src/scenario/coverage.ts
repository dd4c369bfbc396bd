import { readDocument } from '../regulation/document.ts'
import type { Regulation } from '../regulation/index.ts'
import { citations } from '../regulation/lint-clauses.ts'
import type { Duty } from './duties.ts'
import type { Scenario } from './model.ts'
import { runScenario, type Witnessed } from './run.ts'

/** A regulation with the stories that are told of it, for which duties. */
export interface CoverageInput {
  readonly regulationId: string
  readonly duties: readonly Duty[]
  /** Null: there is no usable file, so no rule cites anything. */
  readonly regulation: { readonly model: Regulation; readonly source: string } | null
  readonly scenarios: readonly { readonly name: string; readonly scenario: Scenario }[]
}

export interface Coverage extends Duty {
  readonly regulationId: string
  /** Paths of the rules that cite the clause: `lifecycle.silence`. */
  readonly rules: readonly string[]
  /** Stories that go as told and exercise the clause. */
  readonly scenarios: readonly string[]
  /** Those of them in which the engine itself gave the clause as a reason, ground or basis of a letter. */
  readonly acted: readonly string[]
}

/**
 * Clause → rules that cite it → stories that exercise it: those told for it, and those in whose course it was a reason.
 * A story that does not go as told shows nothing and is not counted.
 */
export function coverageOf({ regulationId, duties, regulation, scenarios }: CoverageInput): readonly Coverage[] {
  const rules = regulation ? citationsOf(regulation.source) : new Map<string, readonly string[]>()
  const played = regulation ? scenarios.flatMap(({ name, scenario }) => play(name, scenario, regulation.model)) : []
  return duties.map((each) => ({
    ...each,
    regulationId,
    rules: rules.get(each.clause) ?? [],
    scenarios: played
      .filter(({ told, seen }) => told.includes(each.clause) || seen.has(each.clause))
      .map(({ name }) => name),
    acted: played.filter(({ seen }) => seen.has(each.clause)).map(({ name }) => name),
  }))
}

/** Whether a rule cites the clause and a story exercises it. */
export function isCovered({ rules, scenarios }: Coverage): boolean {
  return rules.length > 0 && scenarios.length > 0
}

/** Clause → paths of the rules of a regulation's source that cite it. */
export function citationsOf(source: string): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>()
  for (const { path, clause } of citations(readDocument(source, '').data)) {
    // `lifecycle.silence.clauses.0` is cited by the rule `lifecycle.silence`; `lifecycle.stages.0` by the stages.
    const rule = path.slice(0, path.at(-2) === 'clauses' ? -2 : -1).join('.')
    cited.set(clause, [...(cited.get(clause) ?? []), rule])
  }
  return cited
}

interface Played {
  readonly name: string
  readonly told: readonly string[]
  readonly seen: ReadonlySet<string>
}

function play(name: string, scenario: Scenario, regulation: Regulation): Played[] {
  const seen = new Set<string>()
  const differences = runScenario(scenario, regulation, (witnessed) => {
    for (const clause of clausesIn(witnessed)) seen.add(clause)
  })
  return differences.length > 0 ? [] : [{ name, told: scenario.clauses, seen }]
}

function clausesIn({ decision, letters, clauses }: Witnessed): readonly string[] {
  const found: (string | null)[] = [...clauses, ...letters.flatMap((letter) => letter.clauses)]
  if (decision?.kind === 'rejected') found.push(decision.clause)
  if (decision?.kind === 'decided') {
    for (const event of decision.events) {
      if ('clause' in event) found.push(event.clause)
      if ('grounds' in event) found.push(...event.grounds.map((ground) => ground.clause))
      if ('verdict' in event) found.push(...event.verdict.because.map((reason) => reason.clause))
    }
  }
  return found.filter((clause): clause is string => clause !== null)
}
