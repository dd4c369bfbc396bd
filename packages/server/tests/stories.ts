// What tests about cases have in common: a client with rights, and who acts.
import type { Actor, Holding, Request } from '@reglament/engine'
import type { NewMessage, Outcome, Registration } from '../src/handle/command.ts'
import type { Shell } from '../src/handle/shell.ts'
import { type CaseDetail, readCaseDetail } from '../src/store/case/case-detail.ts'
import { insertContact, insertOrganization } from '../src/store/client/client.ts'
import { insertHolding } from '../src/store/client/holding.ts'
import { inDesk } from '../src/store/transaction.ts'

export const SPECIALIST: Actor = { role: 'specialist', id: 'specialist-1' }
export const HEAD: Actor = { role: 'head', id: 'head-1' }
export const CLIENT: Actor = { role: 'client', id: null }

export type DoneOutcome = Extract<Outcome, { kind: 'done' }>

export function done(outcome: Outcome): DoneOutcome {
  if (outcome.kind !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome
}

export interface TestClient {
  readonly organizationId: string
  readonly contactId: string
  readonly email: string
  /** A complete request of this client for the gateway, by e-mail. */
  asks(subject: string, request?: Partial<Request>): Registration
}

/** An organization with one contact and the rights given. */
export async function clientWith(
  shell: Shell,
  deskId: string,
  name: string,
  holdings: readonly Holding[],
): Promise<TestClient> {
  const [organizationId, contactId] = [shell.newId(), shell.newId()]
  const email = `it@${name}.example`
  await inDesk(shell.pool, deskId, async (db) => {
    const now = shell.clock()
    await insertOrganization(db, { id: organizationId, name: `ООО «${name}»`, inn: null }, now)
    await insertContact(
      db,
      {
        id: contactId,
        organizationId,
        name: `Системный администратор ${name}`,
        email,
        phone: null,
        locale: null,
        timezone: null,
      },
      now,
    )
    for (const holding of holdings) {
      await insertHolding(db, shell.newId(), { organizationId, contactId: null }, holding, now)
    }
  })
  return {
    organizationId,
    contactId,
    email,
    asks: (subject, request = {}) => ({
      command: {
        kind: 'register',
        request: {
          at: new Date(shell.clock()).toISOString(),
          channel: 'email',
          contact: { email },
          product: 'ics',
          version: '7.9.9',
          topic: 'fault',
          description: `${subject}: подробное описание`,
          ...request,
        },
      },
      actor: CLIENT,
      client: null,
      subject,
    }),
  }
}

export function said(text: string, rest: Partial<NewMessage> = {}): NewMessage {
  return {
    direction: 'in',
    channel: 'email',
    author: { role: 'client', id: null, name: null, email: null },
    subject: null,
    text,
    visibleText: null,
    html: null,
    internetId: null,
    attachments: [],
    ...rest,
  }
}

export async function detail(shell: Shell, deskId: string, number: number): Promise<CaseDetail> {
  const found = await inDesk(shell.pool, deskId, (db) => readCaseDetail(db, number))
  if (!found) throw new Error(`no case ${number}`)
  return found
}
