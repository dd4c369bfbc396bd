/** A case as it is remembered in the tab: enough to name it. */
export interface RecentCase {
  readonly number: number
  readonly label: string
  readonly subject: string
}

const MOST = 8
/** Kept for as long as the tab: what clients wrote about does not stay behind in a browser. */
const keyOf = (desk: string) => `reglament.recent.${desk}`

export function recentCases(desk: string): readonly RecentCase[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(desk)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent) : []
  } catch {
    // Storage that is shut or was scribbled in holds no cases.
    return []
  }
}

/** The case was opened: it comes first. */
export function rememberCase(desk: string, { number, label, subject }: RecentCase): void {
  const others = recentCases(desk).filter((each) => each.number !== number)
  try {
    sessionStorage.setItem(keyOf(desk), JSON.stringify([{ number, label, subject }, ...others].slice(0, MOST)))
  } catch {
    // A browser that keeps nothing loses a convenience, and no work.
  }
}

/** Whoever signs out leaves no list of what they read. */
export function forgetCases(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(keyOf(''))) sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}

function isRecent(value: unknown): value is RecentCase {
  return (
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    typeof value.number === 'number' &&
    'label' in value &&
    typeof value.label === 'string' &&
    'subject' in value &&
    typeof value.subject === 'string'
  )
}
