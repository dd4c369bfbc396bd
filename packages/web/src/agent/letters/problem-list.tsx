import type { LetterProblem } from '../../api/letters.ts'
import { useSay } from '../../say/say.tsx'
import css from './letters.module.css'

/** What is wrong with the words, each with its place. */
export function ProblemList({ problems }: { readonly problems: readonly LetterProblem[] }) {
  const say = useSay()
  const words = (problem: LetterProblem): string => {
    switch (problem.kind) {
      case 'left-out':
        return say('letters.leftOut', { name: problem.name })
      case 'broken':
        return say('letters.broken', { line: problem.line, column: problem.column, message: problem.message })
      case 'unknown-variable': {
        const { line, column, name, meant } = problem
        return meant === null
          ? say('letters.unknown', { line, column, name })
          : say('letters.unknownMeant', { line, column, name, meant })
      }
    }
  }
  return (
    <div role="status">
      {problems.length > 0 && (
        <ul className={css.problems}>
          {problems.map((problem) => (
            <li key={JSON.stringify(problem)}>{words(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
