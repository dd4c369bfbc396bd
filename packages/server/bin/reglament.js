#!/usr/bin/env node
// The sources are TypeScript, run as they are by the pinned Node. Where an older one started this file
// (a global install, a bare path), the pinned one takes over.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
if (Number.parseInt(process.versions.node, 10) >= 26) {
  process.argv[1] = entry
  await import(entry)
} else {
  const pinned = createRequire(import.meta.url).resolve('node/bin/node')
  const { status, signal, error } = spawnSync(pinned, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (error) throw error
  if (signal) process.kill(process.pid, signal)
  process.exitCode = status ?? 1
}
