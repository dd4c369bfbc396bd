import { defineConfig } from 'vitest/config'

/** The repository's own rules, without what the other tests have to start. */
export default defineConfig({ test: { include: ['tests/tidy/*.test.ts'] } })
