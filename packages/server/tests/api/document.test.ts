import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validate } from '@scalar/openapi-parser'
import { expect, onTestFinished, test } from 'vitest'
import { describeApi } from '../../src/api/describe.ts'

const WEB = new URL('../../../web/', import.meta.url)
const COMMITTED = new URL('src/api/generated/openapi.json', WEB)

test('the OpenAPI document is a valid one, of version 3.1', async () => {
  const document = await describeApi()
  expect(document.openapi).toBe('3.1.0')
  const { valid, errors } = await validate(document)
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test('every route has a name of its own, a summary and what it answers with', async () => {
  const { paths } = (await describeApi()) as { paths: Record<string, Record<string, Record<string, unknown>>> }
  const routes = Object.values(paths).flatMap((path) => Object.values(path))
  const names = routes.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { operationId, summary, responses } of routes) {
    expect(operationId).toMatch(/^[a-z][a-zA-Z]+$/)
    expect(summary, String(operationId)).toMatch(/\S/)
    expect(Object.keys(responses as object), String(operationId)).not.toHaveLength(0)
  }
})

test('the committed document is what the routes say now (`npm run generate` writes it)', async () => {
  expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(await describeApi())
})

test('the committed types are made from that document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reglament-types-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const made = join(folder, 'schema.ts')
  const generator = fileURLToPath(new URL('node_modules/openapi-typescript/bin/cli.js', WEB))
  execFileSync(process.execPath, [generator, fileURLToPath(COMMITTED), '--output', made], { stdio: 'pipe' })
  const committed = readFileSync(new URL('src/api/generated/schema.ts', WEB), 'utf8')
  expect(committed === readFileSync(made, 'utf8')).toBe(true)
})
