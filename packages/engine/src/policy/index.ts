export { assess, targetOf } from './assess.ts'
export { channelOf, channelsByInvitation } from './channel.ts'
export { calendarOf, type Deadline, deadline } from './deadline.ts'
export { DEPARTMENTS, type Department, departmentOf, departmentsOf, type OpenDepartment } from './departments.ts'
export { inForce, type Right, rightsOf } from './entitlement.ts'
export { type ServingHours, servingHours } from './hours.ts'
export { isInn } from './inn.ts'
export {
  type ActReading,
  judgeRenewal,
  type RenewalAsk,
  type RenewalFacts,
  type RenewalJudgement,
  WHYS_OF_A_PERSON,
  type WhyAPerson,
} from './judge-renewal.ts'
export { isPresent } from './missing.ts'
export { type Fit, programmeFor } from './programme.ts'
export { readRequest, requestSchema } from './read-request.ts'
export {
  type Act,
  actKey,
  RENEWAL_REFUSALS,
  type RenewalOutcome,
  type RenewalRefusal,
  type RenewalRequest,
  renew,
} from './renewal.ts'
export type { CallbackWindow, Contact, Holding, Organization, Request } from './request.ts'
export {
  GRANT_COVERS,
  type Grant,
  type GrantCovers,
  type Partnership,
  partnerProgramme,
  partnershipOf,
  type Seat,
  type SeatFacts,
  type SeatReason,
  type SeatReasonCode,
  seatOf,
} from './seat.ts'
export { versionMatches } from './supported.ts'
export { type Ground, type GroundReason, type Reason, VERDICTS, type Verdict, type VerdictKind } from './verdict.ts'
