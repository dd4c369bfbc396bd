import { ApiProblem } from './problem.ts'
export function notYet(): never { throw new ApiProblem(501, 'not-yet', 'not built yet') }
