import { closeSync, fstatSync, openSync, readSync, statfsSync } from 'node:fs'
import type { Layout } from './layout.ts'

/** The end of the server's log, from `since` (a byte offset) on; at most 16 KB. */
export function logTail(layout: Layout, since: number): string {
  const file = openSync(layout.log, 'r')
  try {
    const { size } = fstatSync(file)
    const from = Math.max(Math.min(since, size), size - 16_384)
    const buffer = Buffer.alloc(size - from)
    readSync(file, buffer, 0, buffer.length, from)
    return buffer.toString('utf8')
  } finally {
    closeSync(file)
  }
}

/** A leftover of an earlier server that goes away by itself: the start is worth another try. */
export function isPassing(output: string): boolean {
  return /pre-existing shared memory block|lock file ".*" already exists|lock file ".*" is empty/.test(output)
}

/** PostgreSQL needs room for one more WAL segment to start; below that it is the disk, whatever the log says. */
const ROOM_TO_START_BYTES = 16 * 1024 * 1024

/**
 * One sentence from what initdb or the server wrote before it gave up. A full disk swallows the log too, so
 * the room that is left is looked at as well.
 */
export function diagnose(layout: Layout, output: string): string {
  const where = layout.dataDir
  if (/No space left on device/.test(output) || freeBytes(where) < ROOM_TO_START_BYTES) {
    return fullDisk(where)
  }
  if (/Disk quota exceeded/.test(output)) {
    return `the disk quota for \`${where}\` is used up: raise it or make room, then start again`
  }
  if (/File too large|File size limit exceeded/.test(output)) {
    return `the database in \`${where}\` has reached the limit on a file's size (ulimit -f) of this account: raise it, then start again`
  }
  const incompatible = /initialized by PostgreSQL version (\S+),/.exec(output)?.[1]
  if (incompatible) return otherVersion(layout, incompatible)
  const fatal = /(?:FATAL|PANIC|error):\s+(.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
  return `PostgreSQL did not start in \`${layout.cluster}\`: ${fatal || 'it ended without a word'} (see \`${layout.log}\`)`
}

export function fullDisk(directory: string): string {
  return `the disk that holds \`${directory}\` is full (${Math.floor(freeBytes(directory) / 1024 / 1024)} MB left): make room there, then start again`
}

export function otherVersion(layout: Layout, version: string): string {
  return `the database in \`${layout.cluster}\` was made by PostgreSQL ${version} and this release brings another: start the release that made it, or serve it with a PostgreSQL ${version} of your own through DATABASE_URL`
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}
