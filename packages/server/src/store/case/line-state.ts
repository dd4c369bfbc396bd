import type { CaseState } from '@reglament/engine'
import { type CaseRecord, type CaseRow, toCaseRow } from './case-row.ts'

/**
 * What a line of a list needs of a case's state, and it is a state all the same: whose turn it is, what is promised and by
 * which clocks, whether the head must let it in. The client's words and rights, the steps of the verdict and what has
 * ended are most of a state's bytes, and no line shows them.
 */
export function lineState(state: CaseState): CaseState {
  const { refusal: _refusal, wanted: _wanted, ...rest } = state
  const { at, channel, topic } = state.request
  return {
    ...rest,
    // The topic says whether another department is to have it.
    request: { at, channel, ...(topic === undefined ? {} : { topic }) },
    verdict: {
      ...state.verdict,
      missing: [],
      grounds: state.verdict.grounds.slice(0, 1),
      channels: [],
      capabilities: [],
      // Which calendar a promise runs on.
      because: state.verdict.because.filter(({ kind }) => kind === 'target'),
    },
    finishedResponses: [],
    clocks: state.clocks.filter(({ endedAt }) => endedAt === null),
  }
}

/** A case as a line of a list. */
export function toCaseLine(record: CaseRecord): CaseRow {
  return toCaseRow({ ...record, state: lineState(record.state) })
}
