import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import SlowFirst from './tests/slow-first.ts'

export default defineConfig({
  test: {
    include: ['packages/*/tests/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['packages/server/tests/global-setup.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    // Two cores, and files that each start servers: more at once would only make them wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    // No module keeps what a test has changed: what is read once serves all files, and half the time of reading is saved.
    isolate: false,
    // Some fifty desks and commands are started as processes: what one has compiled, the next need not compile again.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
