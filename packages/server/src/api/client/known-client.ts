import { type ClientDetail, readClientDetail } from '../../store/client/client-detail.ts'
import type { DeskClient } from '../../store/transaction.ts'
import { ApiProblem, notFound } from '../problem.ts'

/** Whose a right is: exactly one of the two. */
export interface Owner {
  readonly organizationId: string | null
  readonly contactId: string | null
}

/** @throws ApiProblem 404 where the desk knows no such client. */
export async function readKnownClient(db: DeskClient, id: string): Promise<ClientDetail> {
  const detail = await readClientDetail(db, id)
  if (!detail) throw notFound('such client')
  return detail
}

/** The organization; the person where there is none. @throws ApiProblem 422 where there is neither. */
export function ownerOf(client: {
  readonly organization: { readonly id: string } | null
  readonly contact: { readonly id: string } | null
}): Owner {
  if (client.organization) return { organizationId: client.organization.id, contactId: null }
  if (client.contact) return { organizationId: null, contactId: client.contact.id }
  throw new ApiProblem(
    422,
    'invalid',
    'nobody is named: give an organization its `name` or a right `inn`, or a contact an `email`, a `phone` or a `name`',
  )
}
