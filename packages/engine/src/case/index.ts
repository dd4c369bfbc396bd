export { type Admission, type AdmissionFact, admissionOf } from './admission.ts'
export { announce } from './announce.ts'
export { inOrder, isField, leftToSupply } from './checklist.ts'
export { answerDueAt, type RunningPromise, runningPromises, type StandingClock, standingClock } from './clocks.ts'
export type {
  Actor,
  Command,
  CommandKind,
  InDevelopment,
  MessageRef,
  Owed,
  Quote,
  SeatFact,
  SplitFrom,
  StaffRole,
} from './command.ts'
export { decide } from './decide.ts'
export { type Decision, REJECTIONS, type Rejection, type RejectionCode } from './decision.ts'
export type { Event, EventKind } from './event.ts'
export { evolve } from './evolve.ts'
export { LETTERS, type Letter, type LetterKind } from './letter.ts'
export { compareInQueue, QUEUE_STEPS, type Queued, type QueueReason, whyBefore } from './queue.ts'
export { type RefusalChoice, refusalChoices } from './refusal-choices.ts'
export { joinOf } from './several.ts'
export * from './state.ts'
export { agenda, closesAt } from './tick.ts'
export { TIMERS, type Timer, type TimerKind } from './timer.ts'
export { holdsTurn, letsTurnGo, needsAdmission } from './turn.ts'
export { whyNot } from './why-not.ts'
