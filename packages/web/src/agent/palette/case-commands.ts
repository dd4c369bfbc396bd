import type { Rejection } from '@reglament/engine'
import type { ActKind } from '../../api/acts.ts'
import { useSay } from '../../say/say.tsx'
import { useRejectionWords } from '../gated.tsx'
import type { PaletteCommand } from './command.ts'
import { useCommands } from './registry.ts'

/** The acts on a case in the order of a day's work, each with the key that does it, where it has one. */
const ACTS: readonly (readonly [kind: ActKind, key: string | null])[] = [
  ['answer', 'a'],
  ['ask', 's'],
  ['note', 'n'],
  ['take', 't'],
  ['escalate', 'e'],
  ['close', 'x'],
  ['reply', 'r'],
  ['supply', null],
  ['confirm', null],
  ['promise', null],
  ['return', null],
  ['refuse', null],
  ['admit', null],
]

interface CaseActs {
  /** What the regulation has against an act now (`whyNot`); null where nothing. */
  readonly against: (kind: ActKind) => Rejection | null
  /** Opens the act in the composer, or does it where nothing is to be written. */
  readonly begin: (kind: ActKind) => void
}

/** The acts of the open case, in the palette and by their keys; one that can't be done now says why. */
export function useCaseCommands({ against, begin }: CaseActs): void {
  const say = useSay()
  const words = useRejectionWords()
  useCommands(
    ACTS.map(([kind, key]): PaletteCommand => {
      const rejection = against(kind)
      return {
        id: `act-${kind}`,
        group: 'page',
        title: say(`palette.act.${kind}`),
        ...(key === null ? {} : { keys: [key] }),
        reason: rejection && words(rejection),
        run: () => begin(kind),
      }
    }),
  )
}
