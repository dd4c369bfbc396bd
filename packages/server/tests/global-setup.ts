import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startTemplate, type Template } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for the run's database server; it is started by the first that asks. */
    readonly databaseDoor: string
  }
}

/**
 * One database server for the whole run. It starts when the first test asks, so that a run without database tests
 * does not wait for it, and stops with the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = `/tmp/reglament-tests-${process.pid}.sock`
  let template: Promise<Template> | null = null
  const door = createServer((asking) => {
    template ??= startTemplate()
    template.then(
      ({ socketDir, name }) => asking.end(JSON.stringify({ socketDir, name })),
      (thrown: unknown) => asking.end(JSON.stringify({ problem: String(thrown) })),
    )
  })
  await rm(path, { force: true })
  await new Promise<void>((listening) => door.listen(path, listening))
  project.provide('databaseDoor', path)
  return async () => {
    door.close()
    await template?.then(({ stop }) => stop())
  }
}
