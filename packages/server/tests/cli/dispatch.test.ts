import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { reglament } from '../../src/cli/dispatch.ts'

async function run(args: readonly string[], input = '') {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += chunk
        done()
      },
    })
  const io = { stdin: Readable.from([Buffer.from(input)]), stdout: into('out'), stderr: into('err') }
  return { code: await reglament(args, io), ...said }
}

test.each([
  ['nothing', []],
  ['a command that is none', ['asses']],
  ['a name that every object has', ['toString']],
])('%s is answered with how it is used, on standard error', async (_what, args) => {
  const { code, out, err } = await run(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('reglament working-time')
  if (args[0]) expect(err).toContain(`there is no command \`${args[0]}\``)
})

test('a command is found, and its answer and exit code come through', async () => {
  const question = {
    calendar: { timezone: 'Europe/Moscow', weekly: { mon: [['10:00', '19:00']] } },
    op: 'add',
    start: '2026-03-02T10:00:00+03:00',
    minutes: 60,
  }
  const good = await run(['working-time'], `${JSON.stringify(question)}\n`)
  expect(good).toMatchObject({ code: 0, out: '{"result":"2026-03-02T11:00:00+03:00"}\n' })
  const bad = await run(['working-time'], 'no question\n')
  expect(bad.code).toBe(1)
})

test.each(['check', 'scenario', 'mail'])('`%s` without a file can’t be used', async (command) => {
  const { code, err } = await run([command])
  expect(code).toBe(2)
  expect(err).not.toBe('')
})
