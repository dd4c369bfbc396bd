// Every route of the description is asked by every role, and the answer is compared with the table of rights.
import { HOLDERS, ROLES, type Role, STAFF_RIGHTS, type StaffRight } from '@reglament/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guard } from '../../src/api/access.ts'
import { describeApi } from '../../src/api/describe.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: string
  readonly access: StaffRight | 'signed-in' | 'anybody' | undefined
}

const DESK = 'ideco-ics'
/** What stands for a part of an address; ids are of nothing that is there. */
const PARTS: Readonly<Record<string, string>> = { desk: DESK, number: '999999', name: 'nothing' }
const NOTHING = '01900000-0000-7000-8000-000000000000'
/** What a query must say for the right of the route, and not a stricter one, to be asked. */
const QUERIES: Readonly<Record<string, string>> = {
  '/api/desks/{desk}/cases': '?list=development',
  '/api/desks/{desk}/case-count': '?list=development',
  '/api/live': `?desk=${DESK}`,
}

async function operations(): Promise<readonly Operation[]> {
  const { paths } = (await describeApi()) as {
    paths: Record<string, Record<string, { 'x-access'?: Operation['access'] }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access }]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      access,
    })),
  )
}

const addressOf = ({ path }: Operation) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => PARTS[name] ?? NOTHING) + (QUERIES[path] ?? '')

let desk: Installation
let sessions: Readonly<Record<Role, string>>
beforeAll(async () => {
  desk = await openInstallation()
  const made: [Role, string][] = []
  for (const role of ROLES) {
    await desk.staff(DESK, role)
    made.push([role, (await desk.signedIn(`${role}-${made.length + 1}@desk.example`)).cookie])
  }
  sessions = Object.fromEntries(made) as Record<Role, string>
})
afterAll(() => desk.close())

/** The status alone: a stream is let go when it begins. */
async function statusOf(operation: Operation, cookie?: string): Promise<{ status: number; message: string }> {
  const { method } = operation
  const leaving = new AbortController()
  const answer = await fetch(`${desk.url}${addressOf(operation)}`, {
    method,
    signal: leaving.signal,
    headers: { ...(cookie ? { cookie } : {}), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  const message = answer.status === 403 ? await answer.text() : ''
  leaving.abort()
  return { status: answer.status, message }
}

test('a route that does not say who may use it stops the server from starting', () => {
  const parts = {} as Parameters<typeof guard>[0]
  const route = { method: 'GET', url: '/api/desks/:desk/secrets', handler: () => null } as const
  expect(() => guard(parts, { ...route })).toThrow('`/api/desks/:desk/secrets` does not say who may use it')
})

test('every route needs a right, a session, or nothing', async () => {
  const known: readonly (string | undefined)[] = [...STAFF_RIGHTS, 'signed-in', 'anybody']
  const unknown = (await operations()).filter(
    ({ path, access }) => !known.includes(access) && !/^\/(api\/(public|auth)\/|healthz|readyz)/.test(path),
  )
  expect(unknown).toEqual([])
})

test('nobody gets past a guard without a session', async () => {
  const open: string[] = []
  for (const each of await operations()) {
    if (each.access === undefined || each.access === 'anybody') continue
    const { status } = await statusOf(each)
    if (status !== 401) open.push(`${each.method} ${each.path}: ${status}`)
  }
  expect(open).toEqual([])
})

describe.each(ROLES)('a %s', (role) => {
  test('may do what the table says, on every route, and nothing else', async () => {
    const wrong: string[] = []
    for (const each of await operations()) {
      const { access } = each
      if (access === undefined || access === 'anybody' || access === 'signed-in') continue
      const { status, message } = await statusOf(each, sessions[role])
      const isBarred = status === 403 && message.includes('this needs the role')
      const holders: readonly Role[] = HOLDERS[access]
      if (isBarred === holders.includes(role))
        wrong.push(`${each.method} ${each.path} (${access}): ${status} ${message}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('a developer', () => {
  const register = async (ask: Ask): Promise<number> => {
    const made = await ask('POST', `/api/desks/${DESK}/cases`, {
      request: {
        contact: { email: 'anna@romashka.example' },
        organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
        product: 'ics',
        version: '7.9.9',
        description: 'Не работает',
      },
    })
    return made.body.number
  }

  test('reads the cases that were handed to development, and no other is there for them', async () => {
    const [developer, head] = [await desk.staff(DESK, 'developer'), await desk.staff(DESK, 'head')]
    const until = new Date(desk.shell.clock() + 300 * 86_400_000).toISOString().slice(0, 10)
    await head('POST', `/api/desks/${DESK}/clients`, {
      organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
      contact: { email: 'anna@romashka.example' },
      holdings: [{ kind: 'subscription', product: 'ics', from: '2026-01-10', until }],
    })
    const number = await register(head)
    const path = `/api/desks/${DESK}/cases/${number}`
    expect((await developer('GET', path)).status).toBe(404)
    expect((await developer('POST', `${path}/notes`, { text: 'не моё' })).status).toBe(404)
    const handed = await head('POST', `${path}/escalations`, {
      developer: { name: 'Пётр', email: 'petr@desk.example' },
      eta: '2026-03-20T18:00:00+03:00',
    })
    expect(handed.status).toBe(201)
    expect((await developer('GET', path)).body.state.status).toBe('escalated')
    expect((await developer('POST', `${path}/notes`, { text: 'смотрю' })).status).toBe(201)
    expect((await developer('POST', `${path}/returns`, {})).status).toBe(201)
    expect((await developer('GET', path)).status).toBe(200)
  })

  test('has no list but that of development', async () => {
    const developer = await desk.staff(DESK, 'developer')
    expect((await developer('GET', `/api/desks/${DESK}/cases?list=development`)).status).toBe(200)
    for (const list of ['queue', 'mine', 'all']) {
      expect((await developer('GET', `/api/desks/${DESK}/cases?list=${list}`)).status).toBe(403)
    }
  })
})
