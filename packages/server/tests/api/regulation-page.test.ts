import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishRegulation, readPublished } from '../../src/store/desk/regulations.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type Installation, openInstallation } from './installation.ts'

let desk: Installation
let webDir: string
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'reglament-web-'))
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>desk</title>')
  mkdirSync(join(webDir, 'portal'))
  writeFileSync(join(webDir, 'portal/index.html'), '<!doctype html><title>client</title>')
  desk = await openInstallation({ webDir })
})
afterAll(async () => {
  await desk.close()
  rmSync(webDir, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}${path}`, { headers: { accept: 'text/html', ...headers } })

test('anybody reads the regulation of a desk, each clause at its own place', async () => {
  const answer = await get('/d/ideco-ics/regulation')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const page = await answer.text()
  expect(page).toContain('<html lang="ru">')
  expect(page).toContain('id="I29"')
})

test('in the language that is asked for; in its own where that is none', async () => {
  expect(await (await get('/d/ideco-ics/regulation?locale=en')).text()).toContain('<html lang="en">')
  expect(await (await get('/d/ideco-ics/regulation?locale=xx')).text()).toContain('<html lang="ru">')
})

test('the page may run, fetch and send nothing, and stands in no frame', async () => {
  const { headers } = await get('/d/shtrih-m/regulation')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('script')
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a page that the browser has already is not sent again', async () => {
  const etag = (await get('/d/ideco-ics/regulation')).headers.get('etag') ?? ''
  const again = await get('/d/ideco-ics/regulation', { 'if-none-match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const other = await get('/d/ideco-ics/regulation?locale=en', { 'if-none-match': etag })
  expect(other.status).toBe(200)
})

test('a version that cases were registered under stays readable; one that never was is not there', async () => {
  const { pool } = desk.database
  const me = (await desk.anybody('GET', '/api/public/desks/ideco-ics')).body.regulation
  await inDesk(pool, 'ideco-ics', async (db) => {
    const now = await readPublished(db, me)
    if (!now) throw new Error('the desk has no regulation')
    const regulation = { ...now.model, version: 'older', title: { ru: 'Прежний', en: 'Former' } }
    await publishRegulation(db, { source: now.source, regulation }, desk.shell.clock())
  })
  expect(await (await get('/d/ideco-ics/regulation?version=older')).text()).toContain('<title>Прежний</title>')
  expect((await get('/d/ideco-ics/regulation?version=never')).status).toBe(404)
})

test('a desk that is not there has no regulation: a page for people, a problem for programs', async () => {
  const page = await get('/d/nobody/regulation')
  expect([page.status, await page.text()]).toEqual([404, '<!doctype html><title>client</title>'])
  // One that takes anything looks at the link of a letter; a program that reads answers says so.
  const answer = await get('/d/nobody/regulation', { accept: 'application/json' })
  const { error } = (await answer.json()) as { readonly error: { readonly code: string } }
  expect([answer.status, error.code]).toEqual([404, 'not-found'])
})
