import { formatInstant, TOPICS, type Topic } from '@reglament/engine'
import type { Outcome, Within } from '../../handle/command.ts'
import { register } from '../../handle/register.ts'
import type { Shell } from '../../handle/shell.ts'
import { readsOf } from '../../reads.ts'
import type { Offered } from '../../store/case/case-offered.ts'
import { insertOrigin } from '../../store/case/case-origin.ts'
import { type AskedFields, type HeldSign, holdQuestion, spendProof } from '../../store/intake/held-question.ts'
import { inDesk } from '../../store/transaction.ts'
import { type Proof, workedOn } from './proof.ts'

/** A question as a form on some page sent it: text everywhere, empty fields left out. */
export interface Question {
  readonly asked: AskedFields
  /** What nobody sees and nobody fills in, but a program. */
  readonly trap: string
  /** null: the form has no script. */
  readonly proof: Proof | null
  readonly offered: readonly Offered[] | null
}

export type Taken = { readonly kind: 'held'; readonly signs: readonly HeldSign[] } | { readonly kind: 'not-held' }

/** More addresses of pages than this in one question are an advertisement. */
const MOST_LINKS = 4

/**
 * Decides whether a question goes on as a case or waits for a person, and keeps it where it waits: whatever speaks
 * against it, nothing that was sent is lost.
 */
export async function holdSuspicious(
  shell: Shell,
  deskId: string,
  secret: string,
  { asked, trap, proof, offered }: Question,
  isTooMany: boolean,
): Promise<Taken> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Taken> => {
    const worked = proof && workedOn(secret, deskId, proof, now)
    const isNew = worked ? await spendProof(db, worked.id, worked.expiresAt, now) : false
    const links = asked.description?.match(/https?:\/\//g)?.length ?? 0
    const signs: HeldSign[] = [
      ...(trap === '' ? [] : (['honeypot'] as const)),
      ...(isTooMany ? (['too-many'] as const) : []),
      ...(proof !== null && !isNew ? (['bad-proof'] as const) : []),
      ...(links > MOST_LINKS ? (['links'] as const) : []),
    ]
    if (signs.length === 0) return { kind: 'not-held' }
    await holdQuestion(db, { id: shell.newId(), asked, offered, signs }, now)
    return { kind: 'held', signs }
  })
}

export interface Asking {
  readonly desk: { readonly id: string; readonly timezone: string }
  readonly asked: AskedFields
  readonly within?: Within
}

/** The case that a question from a form becomes. */
export function registerQuestion(shell: Shell, { desk, asked, within }: Asking): Promise<Outcome> {
  const request = requestOf(asked)
  const { description = '', name = null, email = null, subject, place = null, site = null } = asked
  const line = (subject ?? description.trim().split(/\r?\n/, 1)[0] ?? '').slice(0, 120)
  return register(shell, desk.id, {
    command: {
      kind: 'register',
      request: { ...request, channel: 'form', at: formatInstant(shell.clock(), desk.timezone) },
    },
    actor: { role: 'client', id: null },
    client: null,
    subject: line,
    reads: readsOf(asked),
    message: {
      direction: 'in',
      channel: 'form',
      author: { role: 'client', id: null, name, email },
      subject: line,
      text: description,
      visibleText: null,
      html: null,
      internetId: null,
      attachments: [],
    },
    within: async (db, done) => {
      await insertOrigin(db, done.caseId, { place, site })
      await within?.(db, done)
    },
  })
}

function requestOf(asked: AskedFields) {
  const { name, email, phone, organization, inn, product, version, licence, description, topic } = asked
  const given = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const contact = given({ name, email, phone })
  const company = given({ name: organization, inn })
  const known = TOPICS.find((each): each is Topic => each === topic)
  return {
    ...given({ product, version, licence, description }),
    ...(known ? { topic: known } : {}),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(Object.keys(company).length > 0 ? { organization: company } : {}),
  }
}
