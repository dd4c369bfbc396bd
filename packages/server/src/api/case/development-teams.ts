import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { closeTeam, listTeams, saveTeam } from '../../store/case/development-team.ts'
import { listMembers } from '../../store/desk/member.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiParts, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })
const teamParams = paramsShape.extend({ team: z.uuid() })

const reachShape = z.object({
  userId: z.string().min(1).max(64),
  email: z.email().max(254).nullable(),
  phone: z.string().trim().min(3).max(60).nullable(),
})
const name = z.string().trim().min(1).max(200)
const newTeamShape = z.object({
  title: z.object({ ru: name, en: name }),
  members: z
    .array(
      reachShape.refine(({ email, phone }) => email !== null || phone !== null, {
        message: 'the client must be able to reach the developer: give an e-mail address or a phone number',
      }),
    )
    .max(100),
})
const teamShape = z
  .object({
    id: z.uuid(),
    title: z.object({ ru: z.string(), en: z.string() }),
    members: z.array(reachShape.extend({ name: z.string() })),
  })
  .meta({ id: 'DevelopmentTeam', description: 'Who in development takes cases, and how the client reaches them' })

/** The teams of development that a case can be handed to (I26). */
export async function developmentTeams(app: ApiServer, parts: ApiParts): Promise<void> {
  const { pool, clock } = parts.shell

  /** @throws ApiProblem 422 where one of them does not work on the desk. */
  const save = async (desk: string, id: string, { title, members }: z.infer<typeof newTeamShape>) => {
    const staff = new Set((await listMembers(pool, desk)).map(({ user }) => user.id))
    const stranger = members.find(({ userId }) => !staff.has(userId))
    if (stranger) throw new ApiProblem(422, 'invalid', `\`${stranger.userId}\` does not work on this desk`)
    const teams = await inDesk(pool, desk, async (db) => {
      const isSaved = await saveTeam(db, { id, title, members }, clock())
      return isSaved ? listTeams(db) : []
    })
    const saved = teams.find((team) => team.id === id)
    if (!saved) throw notFound('such team')
    return shown(saved)
  }

  app.get(
    '/api/desks/:desk/development-teams',
    {
      config: { access: 'development.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listDevelopmentTeams',
        summary: 'The teams of development, with how a client reaches each developer',
        params: paramsShape,
        response: { 200: z.object({ teams: z.array(teamShape) }), ...problems(401, 404) },
      },
    },
    async (request) => {
      const { desk } = request.params
      return { teams: (await inDesk(pool, desk, listTeams)).map(shown) }
    },
  )
  app.post(
    '/api/desks/:desk/development-teams',
    {
      config: { access: 'development.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'makeDevelopmentTeam',
        summary: 'Make a team that takes cases',
        params: paramsShape,
        body: newTeamShape,
        response: { 201: teamShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      return reply.status(201).send(await save(desk, randomUUID(), request.body))
    },
  )
  app.patch(
    '/api/desks/:desk/development-teams/:team',
    {
      config: { access: 'development.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'changeDevelopmentTeam',
        summary: 'Give a team another name and other people; cases that are with it stay with it',
        params: teamParams,
        body: newTeamShape,
        response: { 200: teamShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { desk, team } = request.params
      const isThere = (await inDesk(pool, desk, listTeams)).some(({ id }) => id === team)
      if (!isThere) throw notFound('such team')
      return save(desk, team, request.body)
    },
  )
  app.delete(
    '/api/desks/:desk/development-teams/:team',
    {
      config: { access: 'development.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'closeDevelopmentTeam',
        summary: 'From now on the team takes no cases; those that are with it stay',
        params: teamParams,
        response: { 204: z.null().describe('Closed'), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, team } = request.params
      if (!(await inDesk(pool, desk, (db) => closeTeam(db, team, clock())))) throw notFound('such team')
      return reply.status(204).send(null)
    },
  )
}

function shown({ id, title, members }: Awaited<ReturnType<typeof listTeams>>[number]): z.infer<typeof teamShape> {
  return {
    id,
    title,
    members: members.map(({ userId, name: called, email, phone }) => ({ userId, name: called, email, phone })),
  }
}
