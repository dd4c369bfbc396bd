/** Who is at a case now, as one page of theirs said it. Soft: it locks nothing, and ends by itself. */
export interface Sign {
  readonly desk: string
  readonly number: number
  /** Of one page: a person may have the case open twice. */
  readonly page: string
  readonly user: { readonly id: string; readonly name: string; readonly isClient?: boolean | undefined }
  readonly doing: 'looking' | 'writing' | 'gone'
}

export interface Present {
  readonly id: string
  readonly name: string
  readonly isWriting: boolean
  /** The client of the case, in the chat of it; absent of staff. */
  readonly isClient?: true
}

/** Who is at a case of a desk, whenever that has changed. */
export interface AtCase {
  readonly number: number
  readonly people: readonly Present[]
}

/** A page says every so often that it is still there; one that is silent for this long has gone. */
const GONE_AFTER_MS = 40_000

const SWEEP_EVERY_MS = 10_000

/** Who is where in all processes, as far as they have told each other; memory of this process alone. */
export interface Presence {
  heard(sign: Sign): void
  /** Everybody who is at a case of the desk. */
  at(desk: string): readonly AtCase[]
  /** Forgets those who have been silent for too long. */
  sweep(): void
}

interface Kept {
  readonly sign: Sign
  readonly heardAtMs: number
}

/**
 * @param changed told who is at a case whenever somebody came, went, or began or ended to write; not at each sign of life.
 * @param clock milliseconds on a clock that never goes back.
 */
export function openPresence(changed: (desk: string, at: AtCase) => void, clock = () => performance.now()): Presence {
  /** By case, then by page. */
  const cases = new Map<string, Map<string, Kept>>()
  const keyOf = ({ desk, number }: Pick<Sign, 'desk' | 'number'>) => `${desk} ${number}`

  const alter = (where: Pick<Sign, 'desk' | 'number'>, work: (pages: Map<string, Kept>) => void) => {
    const key = keyOf(where)
    const pages = cases.get(key) ?? new Map<string, Kept>()
    const before = peopleOf(pages)
    work(pages)
    if (pages.size === 0) cases.delete(key)
    else cases.set(key, pages)
    const people = peopleOf(pages)
    if (JSON.stringify(people) !== JSON.stringify(before)) changed(where.desk, { number: where.number, people })
  }
  const sweep = () => {
    const oldest = clock() - GONE_AFTER_MS
    for (const pages of [...cases.values()]) {
      const [one] = pages.values()
      if (!one) continue
      alter(one.sign, () => {
        for (const [page, { heardAtMs }] of pages) if (heardAtMs < oldest) pages.delete(page)
      })
    }
  }
  // Of no use to a process that has nothing else to do.
  setInterval(sweep, SWEEP_EVERY_MS).unref()
  return {
    heard(sign) {
      alter(sign, (pages) => {
        if (sign.doing === 'gone') pages.delete(sign.page)
        else pages.set(sign.page, { sign, heardAtMs: clock() })
      })
    },
    at(desk) {
      return [...cases.values()].flatMap((pages) => {
        const [one] = pages.values()
        return one?.sign.desk === desk ? [{ number: one.sign.number, people: peopleOf(pages) }] : []
      })
    },
    sweep,
  }
}

/** Each person once, writing where one of their pages is, in the order in which they came. */
function peopleOf(pages: ReadonlyMap<string, Kept>): readonly Present[] {
  const people = new Map<string, Present>()
  for (const { sign } of pages.values()) {
    const { id, name, isClient } = sign.user
    const isWriting = sign.doing === 'writing' || (people.get(id)?.isWriting ?? false)
    people.set(id, { id, name, isWriting, ...(isClient ? { isClient } : {}) })
  }
  return [...people.values()]
}
