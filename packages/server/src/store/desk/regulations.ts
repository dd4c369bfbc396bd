import { type Instant, MODEL_VERSION, type Regulation } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

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

/**
 * Keeps a version for good. False where that version is there already, whatever its text: a version that cases may
 * have been decided by is never replaced.
 */
export async function publishRegulation(
  db: DeskClient,
  { regulation, source }: { readonly regulation: Regulation; readonly source: string },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into regulation (desk_id, id, version, source, model, model_version, published_at) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict do nothing`,
    values: [
      db.deskId,
      regulation.id,
      regulation.version,
      source,
      JSON.stringify(regulation),
      MODEL_VERSION,
      new Date(now),
    ],
  })
  return rowCount === 1
}

/** A version as it was published; null where the desk has no such version. */
export async function readPublished(
  db: DeskClient,
  ref: RegulationRef,
): Promise<{ readonly source: string; readonly model: Regulation } | null> {
  const { rows } = await db.query<{ source: string; model: Regulation }>({
    text: 'select source, model from regulation where desk_id = $1 and id = $2 and version = $3',
    values: [db.deskId, ref.id, ref.version],
  })
  return rows[0] ?? null
}

/** The versions whose model was written in another shape than `modelVersion`; locked, so that of two that start one reads them. */
export async function readStaleModels(
  db: DeskClient,
  modelVersion: number,
): Promise<readonly (RegulationRef & { readonly source: string })[]> {
  const { rows } = await db.query<RegulationRef & { source: string }>({
    text: 'select id, version, source from regulation where desk_id = $1 and model_version <> $2 order by published_at for update',
    values: [db.deskId, modelVersion],
  })
  return rows
}

/** Writes the model of a published version in its present shape; the text is never touched. */
export async function replaceModel(
  db: DeskClient,
  ref: RegulationRef,
  regulation: Regulation,
  modelVersion: number,
): Promise<void> {
  await db.query({
    text: 'update regulation set model = $4, model_version = $5 where desk_id = $1 and id = $2 and version = $3',
    values: [db.deskId, ref.id, ref.version, JSON.stringify(regulation), modelVersion],
  })
}
