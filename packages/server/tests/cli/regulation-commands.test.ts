import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { reglament } from '../../src/cli/dispatch.ts'

const REGULATIONS = fileURLToPath(new URL('../../../../regulations/', import.meta.url))
const CLAUSES = join(REGULATIONS, 'sources/clauses.yaml')
const SHTRIH = join(REGULATIONS, 'shtrih-m.yaml')

const folder = mkdtempSync(join(tmpdir(), 'reglament-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A file of its own, with an edited copy of a shipped one. */
function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...args: string[]) {
  const texts = { stdout: '', stderr: '' }
  const into = (name: keyof typeof texts) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        texts[name] += chunk.toString()
        done()
      },
    })
  const code = await reglament(args, { stdin: Readable.from([]), stdout: into('stdout'), stderr: into('stderr') })
  return { code, ...texts, lines: texts.stdout.split('\n').slice(0, -1) }
}

describe('coverage', () => {
  test('shows every clause of the four sources, and counts them', async () => {
    const { code, lines, stderr } = await run('coverage', '--clauses', CLAUSES)
    expect({ code, stderr, last: lines.at(-1) }).toEqual({ code: 0, stderr: '', last: '78 of 78' })
    const silence = lines.findIndex((line) => line.startsWith('  I29 '))
    expect(lines[silence]).toBe('  I29  enforced  lifecycle.silence')
    expect(lines[silence + 1]).toContain('+ics-closed-by-time-limit')
  })

  test('falls short where a clause has neither rule nor scenario', async () => {
    const more = readFileSync(CLAUSES, 'utf8').replace(
      'ideco-utm:',
      'ideco-utm:\n  U99: {duty: enforced, says: Nobody wrote it.}',
    )
    const { code, lines, stdout } = await run('coverage', '--clauses', written('more.yaml', more))
    expect({ code, last: lines.at(-1) }).toEqual({ code: 1, last: '78 of 79' })
    expect(stdout).toMatch(/U99 {2}enforced {2}NO RULE CITES IT\n +NO SCENARIO EXERCISES IT/)
  })

  test('falls short where the regulation is not there, and counts nothing of one with errors', async () => {
    const regulations = join(folder, 'regulations')
    mkdirSync(join(regulations, 'scenarios'), { recursive: true })
    const broken = readFileSync(SHTRIH, 'utf8').replace('24 working hours', '24')
    writeFileSync(join(regulations, 'shtrih-m.yaml'), broken)
    copyFileSync(join(REGULATIONS, 'scenarios/shtrih-acts.yaml'), join(regulations, 'scenarios/shtrih-acts.yaml'))
    const { code, stderr, lines } = await run('coverage', '--clauses', CLAUSES, '--regulations', regulations)
    expect({ code, last: lines.at(-1) }).toEqual({ code: 1, last: '0 of 78' })
    expect(stderr).toContain('there is no')
    expect(stderr).toMatch(/shtrih-m.yaml` has errors/)
  })

  test('answers in JSON Lines when asked', async () => {
    const { lines } = await run('coverage', '--clauses', CLAUSES, '--json')
    expect(lines).toHaveLength(78)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ regulationId: 'ideco-utm', clause: 'U1', duty: 'enforced' })
  })

  test.each([
    [[], /--clauses FILE/],
    [['--clauses', join(folder, 'nowhere.yaml')], /no such file/],
    [['--clauses', SHTRIH], /./],
  ])('an unusable list is said to be: %j', async (args, message) => {
    const { code, stdout, stderr } = await run('coverage', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})

describe('render', () => {
  test('writes the page in the language that is asked for, else in the regulation’s own', async () => {
    const english = await run('render', '--regulation', SHTRIH, '--locale', 'en')
    expect(english).toMatchObject({ code: 0, stderr: '' })
    expect(english.stdout).toMatch(/^<!doctype html>\n<html lang="en">/)
    const own = await run('render', '--regulation', SHTRIH)
    expect(own.stdout).toContain('<html lang="ru">')
  })

  test.each([
    [[], /--regulation FILE/],
    [['--regulation', SHTRIH, '--locale', 'de'], /ru or en/],
    [['--regulation', join(folder, 'nowhere.yaml')], /no such file/],
    [['--regulation', CLAUSES], /reglament check/],
  ])('says what it can’t use: %j', async (args, message) => {
    const { code, stdout, stderr } = await run('render', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})

describe('diff', () => {
  const newer = () =>
    written('newer.yaml', readFileSync(SHTRIH, 'utf8').replace('24 working hours', '16 working hours'))

  test('says a sentence a change', async () => {
    expect(await run('diff', SHTRIH, newer())).toMatchObject({
      code: 0,
      stdout: 'response for `free`: 24 → 16 working hours\n',
      stderr: '',
    })
    const { stdout } = await run('diff', SHTRIH, newer(), '--locale', 'ru')
    expect(stdout).toBe('ответ для `free`: 24 → 16 рабочих часов\n')
  })

  test('says nothing where nothing has changed', async () => {
    expect(await run('diff', SHTRIH, SHTRIH)).toMatchObject({ code: 0, stdout: '' })
  })

  test.each([
    [[SHTRIH], /OLD NEW/],
    [[SHTRIH, SHTRIH, '--locale', 'xx'], /ru or en/],
    [[SHTRIH, join(folder, 'nowhere.yaml')], /no such file/],
  ])('says what it can’t use: %j', async (args, message) => {
    const { code, stderr } = await run('diff', ...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})
