// Writes the JSON Schema of regulation files, for editors. `npm run generate`; a test compares what is committed.
import { writeFileSync } from 'node:fs'
import { regulationJsonSchema } from '../packages/engine/src/index.ts'

const file = new URL('../regulations/regulation.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(regulationJsonSchema(), null, 2)}\n`)
