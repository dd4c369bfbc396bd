import type { Say } from '../say/say.tsx'

/** How large a file is, in words. */
export function sizeWords(bytes: number, say: Say): string {
  return bytes < 1_000_000
    ? say('size.kilobytes', { amount: Math.max(1, Math.round(bytes / 1000)) })
    : say('size.megabytes', { amount: (bytes / 1_000_000).toFixed(1) })
}
