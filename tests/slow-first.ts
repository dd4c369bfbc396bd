import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest by far, the longest first; everything else is over within seconds. */
const SLOW = ['/tests/e2e/accessible', '/tests/faults/', '/tests/e2e/', '/packages/server/tests/embedded/']

/**
 * Starts the slow files first, so that none of them is what the others' end has to wait for. On a machine that has not
 * run them yet the length of a file is all that vitest goes by, and it says nothing of the time.
 */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = SLOW.findIndex((folder) => moduleId.includes(folder))
      return place === -1 ? SLOW.length : place
    }
    const sorted = await super.sort(files)
    return sorted.sort((one, other) => rank(one) - rank(other))
  }
}
