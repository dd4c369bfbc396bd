// The fixed words of requests and rights (contracts, section 4).

export const CHANNELS = ['portal', 'email', 'phone', 'chat', 'form', 'messenger', 'callback'] as const
export type Channel = (typeof CHANNELS)[number]

export const TOPICS = [
  'setup',
  'fault',
  'registration',
  'usage',
  'training',
  'instructions',
  'user-task-setup',
  'network',
  'theory',
  'third-party',
  'update',
  'visit',
  'remote',
  'custom-development',
  'sales',
  'marketing',
] as const
export type Topic = (typeof TOPICS)[number]

export const HOLDING_KINDS = [
  'subscription',
  'extended-contract',
  'partnership',
  'demo',
  'trial',
  'purchase',
  'module',
  'free-edition',
  'key',
  'paid-support',
] as const
export type HoldingKind = (typeof HOLDING_KINDS)[number]

export const FIELDS = ['contact', 'organization', 'inn', 'licence', 'product', 'version', 'description'] as const
export type Field = (typeof FIELDS)[number]

/** What a specialist may ask a client for beside the fields of a request (I23). */
export const EVIDENCE = ['logs', 'screenshots', 'access'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** One line of a checklist that a client fills in. */
export const ITEMS = [...FIELDS, ...EVIDENCE] as const
export type Item = Field | Evidence

/** What an act of services must be or show before it renews a right (S8-S10). */
export const ACT_CONDITIONS = ['show-support', 'be-from-vendor', 'be-unused'] as const
export type ActCondition = (typeof ACT_CONDITIONS)[number]

export const CAPABILITIES = [
  'custom-development',
  'remote-ssh',
  'remote-teamviewer',
  'updates',
  'state-lists',
  'databases',
] as const
export type Capability = (typeof CAPABILITIES)[number]

/** States of a case in which a clock may stand still: somebody else has the turn, or another case has. */
export const PAUSING_STATES = ['waiting-client', 'escalated', 'waiting-turn'] as const
export type PausingState = (typeof PAUSING_STATES)[number]
