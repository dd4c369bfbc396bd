export { compareReplay, OUTCOME_CHANGES, type OutcomeChange, type OutcomeChangeKind } from './compare.ts'
export { type Outcome, outcomeOf, type Responded } from './outcome.ts'
export { type RecordedCase, type RecordedCommand, readRecordedCase } from './recorded.ts'
export { lastInstant, type RejectedCommand, type Replayed, replayCase } from './replay-case.ts'
export {
  type ChangeRow,
  countReplay,
  type Example,
  emptySummary,
  type KindOfChange,
  mergeSummaries,
  type RejectedRow,
  type ReplayedCase,
  type ReplaySummary,
} from './summary.ts'
