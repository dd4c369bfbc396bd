// The house as a test: which room may know which (ARCHITECTURE.md draws it).
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, sources } from './sources.ts'

/** A room may import from itself and from the rooms after it, never from one before it. */
const ENGINE_ROOMS = ['replay', 'scenario', 'explain', 'case', 'policy', 'regulation', 'calendar', 'staff', 'base']
/** Rooms on one line are neighbours: they may not know each other. */
const SERVER_ROOMS: readonly (readonly string[])[] = [
  ['main.ts', 'cli'],
  ['api', 'channels', 'realtime', 'demo', 'jobs', 'installation.ts'],
  ['auth', 'clients', 'intake', 'letters', 'pages'],
  ['knowledge'],
  ['handle', 'desks'],
  ['store'],
]

interface Import {
  readonly from: string
  readonly to: string
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  )
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? ''
    return { from: file, to: target.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), target)) : target }
  })
}

function roomOf(path: string, base: string): string | null {
  return path.startsWith(`${base}/`) ? (path.slice(base.length + 1).split('/')[0] ?? null) : null
}

const engine = sources('packages/engine/src').flatMap(importsOf)
const server = sources('packages/server/src').flatMap(importsOf)
const web = sources('packages/web/src').flatMap(importsOf)

test('the engine imports one way, from replay down to base', () => {
  const wrong = engine.filter(({ from, to }) => {
    const a = ENGINE_ROOMS.indexOf(roomOf(from, 'packages/engine/src') ?? '')
    const b = ENGINE_ROOMS.indexOf(roomOf(to, 'packages/engine/src') ?? '')
    return a >= 0 && b >= 0 && b < a
  })
  expect(wrong).toEqual([])
})

test('the engine depends on Zod, YAML and nothing of ours or of Node', () => {
  const outside = engine.filter(({ to }) => !to.startsWith('packages/engine/') && to !== 'zod' && to !== 'yaml')
  expect(outside).toEqual([])
})

test('the server imports one way, from main down to store', () => {
  const level = (path: string) =>
    SERVER_ROOMS.findIndex((rooms) => rooms.includes(roomOf(path, 'packages/server/src') ?? ''))
  const wrong = server.filter(({ from, to }) => {
    const a = level(from)
    const b = level(to)
    const sameRoom = roomOf(from, 'packages/server/src') === roomOf(to, 'packages/server/src')
    return a >= 0 && b >= 0 && !sameRoom && b < a
  })
  expect(wrong).toEqual([])
})

test('server and web know the engine by its public face only, and never each other', () => {
  const wrong = [...server, ...web].filter(({ from, to }) => {
    if (to.startsWith('packages/engine/')) return true
    return from.startsWith('packages/server/') ? to.startsWith('packages/web/') : to.startsWith('packages/server/')
  })
  expect(wrong).toEqual([])
})

const ONLY: readonly { readonly what: string; readonly packages: RegExp; readonly rooms: readonly RegExp[] }[] = [
  {
    what: 'SQL',
    packages: /^pg$/,
    rooms: [/^packages\/server\/src\/(store|handle|auth|desks|intake|realtime|jobs)\//],
  },
  { what: 'the job queue', packages: /^graphile-worker$/, rooms: [/^packages\/server\/src\/(store|jobs)\//] },
  {
    what: 'the HTTP framework',
    packages: /^(fastify|@fastify\/|fastify-type-provider)/,
    rooms: [/^packages\/server\/src\/api\//],
  },
  {
    what: 'SMTP and IMAP',
    packages: /^(imapflow|nodemailer|smtp-server|mailparser|libmime)/,
    rooms: [/^packages\/server\/src\/channels\/email\//],
  },
  { what: 'YAML', packages: /^yaml$/, rooms: [/^packages\/engine\/src\/regulation\//] },
  { what: 'passwords and sessions', packages: /^better-auth/, rooms: [/^packages\/server\/src\/auth\//] },
]

for (const { what, packages, rooms } of ONLY) {
  test(`only its room knows ${what}`, () => {
    const wrong = [...engine, ...server].filter(
      ({ from, to }) => packages.test(to) && !rooms.some((room) => room.test(from)),
    )
    expect(wrong).toEqual([])
  })
}

test('only the store writes SQL', () => {
  const wrong = sources('packages/server/src')
    .filter((file) => !file.startsWith('packages/server/src/store/'))
    .filter((file) =>
      /\b(select\s+.+\s+from|insert\s+into|update\s+\w+\s+set|delete\s+from)\s/i.test(
        withoutComments(readFileSync(join(ROOT, file), 'utf8')),
      ),
    )
  expect(wrong).toEqual([])
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
