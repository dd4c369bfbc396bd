import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'

const SCRIPT = 'document.documentElement.dataset.ready = 1'
const PAGE = `<!doctype html><title>desk</title><script>${SCRIPT}</script><script type="module" src="/assets/a-1f.js"></script>`

const CLIENTS_PAGE = PAGE.replace('desk', 'client')

let desk: Installation
let webDir: string
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'reglament-web-'))
  mkdirSync(join(webDir, 'assets'))
  writeFileSync(join(webDir, 'index.html'), PAGE)
  mkdirSync(join(webDir, 'portal'))
  writeFileSync(join(webDir, 'portal/index.html'), CLIENTS_PAGE)
  writeFileSync(join(webDir, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(webDir, 'assets/a-1f.js'), 'export {}')
  writeFileSync(join(webDir, 'assets/a-1f.js.gz'), gzipSync('export {}'))
  desk = await openInstallation({ webDir })
})
afterAll(async () => {
  await desk.close()
  rmSync(webDir, { recursive: true })
})

const get = (path: string, accept = 'text/html', more: Record<string, string> = {}) =>
  fetch(`${desk.url}${path}`, { headers: { accept, ...more } })

describe('the pages', () => {
  test.each([
    ['/sign-in', PAGE, 'the workspace'],
    ['/desk', PAGE, 'the workspace'],
    ['/desk/ideco-ics/queue', PAGE, 'the workspace'],
    ['/setup?token=x', PAGE, 'the workspace'],
    ['/', CLIENTS_PAGE, 'a client’s'],
    ['/d/ideco-ics/track/1?key=x', CLIENTS_PAGE, 'a client’s'],
    ['/desks-of-nobody', CLIENTS_PAGE, 'a client’s, who is told that there is none'],
  ])('%s is a page that routes by itself', async (path, page) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await answer.text()).toBe(page)
  })

  test('run nothing that did not come with them, and tell no other site where they are', async () => {
    const { headers } = await get('/')
    const policy = headers.get('content-security-policy')
    const hash = createHash('sha256').update(SCRIPT).digest('base64')
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-cache')
  })

  test('have files that are kept for ever, compressed where the browser takes it', async () => {
    const plain = await get('/assets/a-1f.js', '*/*', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('cache-control')).toContain('immutable')
    expect(plain.headers.get('content-type')).toContain('javascript')
    const packed = await get('/assets/a-1f.js', '*/*', { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.text()).toBe('export {}')
    expect((await get('/mark.svg', '*/*')).headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    ['/assets/gone-2e.js', '*/*', 'a file that is not there'],
    ['/api/nothing', 'text/html', 'an address of the API that is none'],
    ['/../package.json', '*/*', 'a file outside'],
    ['/assets/%2e%2e%2f%2e%2e%2fpackage.json', '*/*', 'a file outside, written otherwise'],
  ])('%s is a 404: %s', async (path, accept) => {
    const answer = await get(path, accept)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.json()).toMatchObject({ error: { code: expect.stringMatching(/not-found|forbidden/) } })
  })
})

describe('the documentation of the API', () => {
  test('comes from here alone', async () => {
    const page = await get('/api/docs/')
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-/)
    const script = /<script src="([^"]+)"/.exec(html)?.[1] ?? ''
    expect((await get(new URL(script, `${desk.url}/api/docs/`).pathname, '*/*')).status).toBe(200)
  })

  test('describes what is served', async () => {
    const { body: document } = await desk.anybody('GET', '/api/openapi.json')
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/public/desks/{desk}/cases')
  })
})

test('the process says that it is alive, and whether it is ready', async () => {
  expect((await get('/healthz', '*/*')).status).toBe(200)
  expect(await (await get('/readyz', '*/*')).json()).toEqual({ status: 'ok' })
})
