import type { Path } from './document.ts'
import type { Programme, Target } from './model.ts'
import type { RegulationFile } from './schema.ts'

/** A promise of a programme: as its author wrote it, where, and as it is meant. */
export interface WrittenTarget {
  readonly name: 'response' | 'next-response' | 'resolution'
  readonly path: Path
  readonly written: { readonly within: string; readonly calendar?: string | undefined }
  readonly meant: Target
}

/** Every promise of a programme, the first response first. */
export function targetsOf(programme: Programme, file: RegulationFile): readonly WrittenTarget[] {
  const { id } = programme
  const each = file.programmes[id]
  if (!each) return []
  return [
    { name: 'response', path: ['programmes', id, 'response'], written: each.response, meant: programme.response },
    ...programme.targets.flatMap((meant): WrittenTarget[] => {
      const written = each.targets[meant.name]
      return written ? [{ name: meant.name, path: ['programmes', id, 'targets', meant.name], written, meant }] : []
    }),
  ]
}
