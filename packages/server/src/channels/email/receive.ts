import { createHash } from 'node:crypto'
import type { Shell } from '../../handle/shell.ts'
import { type Envelope, storeRaw } from '../../store/intake/raw-message.ts'
import { inDesk } from '../../store/transaction.ts'
import { readHeaders } from './header.ts'

export interface Arrival {
  readonly source: 'smtp' | 'imap'
  readonly envelope: Envelope
  readonly raw: Buffer
  /** Names this copy where the message itself has no name: account, UIDVALIDITY and UID. */
  readonly copyKey?: string
}

/**
 * Keeps a message for a desk, with the job that reads it; resolves after the commit. False: it was there already, by
 * this way or by another. @throws what the database throws; nothing is kept then.
 */
export function receive(shell: Shell, deskId: string, arrival: Arrival): Promise<boolean> {
  const { source, envelope, raw } = arrival
  const dedupeKey = keyOf(arrival, shell.clock())
  return inDesk(shell.pool, deskId, (db) => {
    db.afterCommit(() => shell.notices.jobsAdded(1))
    return storeRaw(db, { id: shell.newId(), dedupeKey, source, envelope, raw }, shell.clock())
  })
}

/** What every delivery of one message has in common: not the trace headers, which each server adds to. */
const IDENTITY = ['message-id', 'from', 'to', 'cc', 'subject', 'date']

function keyOf({ raw, copyKey }: Arrival, nowMs: number): string {
  const { headers, bodyStart } = readHeaders(raw)
  const hash = createHash('sha256')
  for (const name of IDENTITY) hash.update(`${name}:${headers.every(name).join(',')}\n`)
  hash.update(raw.subarray(bodyStart))
  // Without any name and date, the same words on another day are another message.
  const isNamed = headers.first('message-id') !== null || headers.first('date') !== null
  if (!isNamed) hash.update(copyKey ?? new Date(nowMs).toISOString().slice(0, 10))
  return hash.digest('hex')
}
