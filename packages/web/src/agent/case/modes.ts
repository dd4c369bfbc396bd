import type { ActKind } from '../../api/acts.ts'
import type { Key } from '../../say/phrases.ts'

/** The acts in the groups that a specialist thinks in. Every act has its place, whether it can be done now or not. */
export const GROUPS: readonly { readonly title: Key; readonly acts: readonly ActKind[] }[] = [
  { title: 'composer.write', acts: ['answer', 'ask', 'note'] },
  { title: 'composer.forClient', acts: ['reply', 'supply', 'confirm'] },
  { title: 'composer.decide', acts: ['escalate', 'promise', 'return', 'close', 'refuse', 'admit'] },
]
