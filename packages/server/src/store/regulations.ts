import type { Regulation } from '@reglament/engine'
import type { DeskClient } from './transaction.ts'

/** A published regulation, by name. */
export interface RegulationRef {
  readonly id: string
  readonly version: string
}

/** The published regulations of all desks. A published version never changes, so each is read once and kept. */
export interface RegulationStore {
  /** @throws Error where the desk has no such version: a case always names a published one. */
  get(db: DeskClient, ref: RegulationRef): Promise<Regulation>
}

export function openRegulations(): RegulationStore {
  const kept = new Map<string, Regulation>()
  return {
    async get(db, ref) {
      const key = `${db.deskId} ${ref.id} ${ref.version}`
      const known = kept.get(key)
      if (known) return known
      const regulation = await readRegulation(db, ref)
      if (!regulation)
        throw new Error(`desk \`${db.deskId}\` has no regulation \`${ref.id}\` of version \`${ref.version}\``)
      kept.set(key, regulation)
      return regulation
    },
  }
}

async function readRegulation(db: DeskClient, ref: RegulationRef): Promise<Regulation | null> {
  const { rows } = await db.query<{ model: Regulation }>({
    name: 'regulation-read',
    text: 'select model from regulation where desk_id = $1 and id = $2 and version = $3',
    values: [db.deskId, ref.id, ref.version],
  })
  return rows[0]?.model ?? null
}
