import type { Holding } from '@reglament/engine'

/** What the register holds before an import. */
export interface RegisterFacts {
  readonly organizations: readonly OrganizationRecord[]
  readonly contacts: readonly ContactRecord[]
  readonly holdings: readonly HoldingRecord[]
}

export interface OrganizationRecord {
  readonly id: string
  readonly name: string | null
  readonly inn: string | null
  readonly kpp: string | null
}

export interface ContactRecord {
  readonly id: string
  readonly organizationId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly locale: string | null
  readonly timezone: string | null
  /** Other addresses, as they are compared. */
  readonly otherEmails: readonly string[]
  readonly otherPhones: readonly string[]
}

export interface HoldingRecord {
  readonly id: string
  readonly organizationId: string | null
  readonly contactId: string | null
  readonly holding: Holding
}
