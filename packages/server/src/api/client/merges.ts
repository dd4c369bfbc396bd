import { z } from 'zod'
import { type Merged, mergeContacts, mergeOrganizations } from '../../handle/merge-clients.ts'
import { weighClient } from '../../store/client/client-merge.ts'
import { lockContact, lockOrganization } from '../../store/client/client-write.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { clientDetail } from '../present.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { clientDetailShape, mergeWeightShape } from '../shape/client.ts'
import { deskIdShape } from '../shape/desk.ts'
import { sideShape } from '../shape/duplicate.ts'
import { problems } from '../shape/problem.ts'
import { readKnownClient } from './known-client.ts'

const deskParams = z.object({ desk: deskIdShape })

/** Clients that are there twice: looked at beside each other, and merged. */
export async function merges(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/merges/preview',
    {
      config: { access: 'client.merge' },
      schema: {
        tags: ['staff'],
        operationId: 'previewMerge',
        summary: 'What a merge of two organizations, or of two people, would move; nothing is changed',
        params: deskParams,
        querystring: z.object({ kind: z.enum(['organization', 'contact']), keep: z.uuid(), gone: z.uuid() }),
        response: {
          200: z.object({
            keep: sideShape.extend({ weight: mergeWeightShape }),
            gone: sideShape.extend({ weight: mergeWeightShape }),
          }),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const { kind, keep, gone } = request.query
      return inDesk(shell.pool, request.params.desk, async (db) => {
        const side = async (id: string) => {
          const weight = await weighClient(db, kind, id)
          const shown = { ...weight, inTurn: [...weight.inTurn] }
          if (kind === 'organization') {
            const found = await lockOrganization(db, id)
            if (!found) throw notFound(`organization \`${id}\``)
            return { id, ...found, emails: [], phones: [], weight: shown }
          }
          const found = await lockContact(db, id)
          if (!found) throw notFound(`person \`${id}\``)
          const { name, emails, phones } = found
          return { id, name, inn: null, kpp: null, emails: [...emails], phones: [...phones], weight: shown }
        }
        return { keep: await side(keep), gone: await side(gone) }
      })
    },
  )
  app.post(
    '/api/desks/:desk/merges',
    {
      config: { access: 'client.merge' },
      schema: {
        tags: ['staff'],
        operationId: 'mergeClients',
        summary: 'Merges two organizations, or two people: everything goes over to one, the other id leads there',
        description:
          'Cases that are being worked go on being worked; the next case of the client gets its turn when all of them have let it go (I22).',
        params: deskParams,
        body: z.object({
          kind: z.enum(['organization', 'contact']),
          keep: z.uuid(),
          gone: z.uuid(),
          from: z
            .array(z.enum(['name', 'inn', 'kpp', 'email', 'phone', 'locale', 'timezone']))
            .default([])
            .describe(
              'Fields that are taken from the one that goes; the others are those of the one that stays, where it has them',
            ),
        }),
        response: { 201: clientDetailShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk: deskId } = request.params
      const { user } = await memberOf(parts, request, reply, deskId)
      const { kind, keep, gone, from } = request.body
      const merge = { keptId: keep, goneId: gone, by: user.id }
      /** What was chosen; else what stays says, else what goes. */
      const chosen = (field: (typeof from)[number], kept: string | null, other: string | null) =>
        from.includes(field) ? (other ?? kept) : (kept ?? other)
      const merged =
        kind === 'organization'
          ? await mergeOrganizations(shell, deskId, merge, (kept, other) => ({
              name: chosen('name', kept.name, other.name),
              inn: chosen('inn', kept.inn, other.inn),
              kpp: chosen('kpp', kept.kpp, other.kpp),
            }))
          : await mergeContacts(shell, deskId, merge, (kept, other) => ({
              name: chosen('name', kept.name, other.name),
              email: chosen('email', kept.emails[0] ?? null, other.emails[0] ?? null),
              phone: chosen('phone', kept.phones[0] ?? null, other.phones[0] ?? null),
              locale: chosen('locale', kept.locale, other.locale),
              timezone: chosen('timezone', kept.timezone, other.timezone),
            }))
      settled(merged)
      const desk = await parts.desks.get(deskId)
      const detail = await inDesk(shell.pool, deskId, (db) => readKnownClient(db, keep))
      return reply.status(201).send(clientDetail(detail, desk))
    },
  )
}

function settled(merged: Merged): void {
  if (merged.kind === 'unknown') throw notFound(`client \`${merged.id}\``)
  if (merged.kind === 'itself') throw new ApiProblem(422, 'invalid', '`gone` is the same client as `keep`: name two')
}
