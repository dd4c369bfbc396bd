// Writes what is derived from the routes of the API: the OpenAPI document and the types of the web's client.
// `npm run generate`; a test compares what is committed with what the routes say now.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeApi } from '../packages/server/src/api/describe.ts'

const web = new URL('../packages/web/', import.meta.url)
const generated = new URL('src/api/generated/', web)
mkdirSync(generated, { recursive: true })

const document = fileURLToPath(new URL('openapi.json', generated))
writeFileSync(document, `${JSON.stringify(await describeApi(), null, 2)}\n`)

// A program of its own: it needs the compiler API of TypeScript 5, which stands beside it in the web's node_modules.
const generator = fileURLToPath(new URL('node_modules/openapi-typescript/bin/cli.js', web))
const types = fileURLToPath(new URL('schema.ts', generated))
execFileSync(process.execPath, [generator, document, '--output', types], { stdio: 'inherit' })
