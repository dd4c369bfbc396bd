import type { Pool } from 'pg'

/** A case changed; what live pages are told. */
export interface CaseNotice {
  readonly desk: string
  readonly case: string
  readonly number: number
  readonly version: number
  readonly status: string
  /** The kinds of its events, in order; absent where no command changed it. */
  readonly events?: readonly string[]
  /** The id of whoever did it; null for the desk itself and for a client without one. */
  readonly by?: string | null
  readonly assignee?: string | null
}

/** Somebody looks at a case, writes in it, or has left it. */
export interface PresenceNotice {
  readonly desk: string
  readonly number: number
  /** Of one open page. */
  readonly page: string
  readonly user: { readonly id: string; readonly name: string; readonly isClient?: boolean }
  readonly doing: 'looking' | 'writing' | 'gone'
}

/** A call rings, was answered or has ended; `to`: who has to do with it (user ids), null for everybody on the desk. */
export interface CallNotice {
  readonly desk: string
  readonly call: string
  readonly to: readonly string[] | null
}

/** Somebody who answers clients has the workspace open in one stream of events, or has closed it. */
export interface OnlineNotice {
  readonly desk: string
  readonly stream: string
  readonly isOnline: boolean
}

/** Somebody of the staff has lost a right or their sessions: their open pages are asked again who they are. */
export interface StaffNotice {
  /** Their id. */
  readonly staff: string
}

/**
 * Tells all processes what was committed: live pages that a case changed, job workers that there is work. It is told
 * after the commit and in batches: a NOTIFY inside a transaction makes PostgreSQL commit one such transaction at a time.
 *
 * When the process dies between the commit and the telling, a page of another process shows the change at its next
 * reading, and workers find the job at their next look; nothing is lost.
 */
export interface Notices {
  caseChanged(notice: CaseNotice): void
  callChanged(notice: CallNotice): void
  /** Told to all processes, this one too, and kept nowhere. */
  present(notice: PresenceNotice): void
  /** The same. */
  online(notice: OnlineNotice): void
  staffChanged(notice: StaffNotice): void
  /** There are this many jobs to do at once. */
  jobsAdded(count: number): void
}

export function openNotices(pool: Pool): Notices {
  let told: (CaseNotice | CallNotice | PresenceNotice | OnlineNotice | StaffNotice)[] = []
  let jobs = 0
  let isTelling = false

  /** The first is told at once; what comes while it is on its way goes together in the next. */
  const tell = async () => {
    if (isTelling) return
    isTelling = true
    while (told.length > 0 || jobs > 0) {
      const [news, added] = [told, jobs]
      told = []
      jobs = 0
      await pool
        .query({
          name: 'notices',
          text: `select pg_notify('reglament', change) from unnest($1::text[]) as change
            union all select pg_notify('jobs:insert', json_build_object('r', random(), 'count', $2::int)::text) where $2 > 0`,
          values: [news.map((each) => JSON.stringify(each)), added],
        })
        // The database went away: those who listen have lost their connections too, and read everything when they are back.
        .catch(() => {})
    }
    isTelling = false
  }
  return {
    caseChanged(notice) {
      told.push(notice)
      void tell()
    },
    callChanged(notice) {
      told.push(notice)
      void tell()
    },
    present(notice) {
      told.push(notice)
      void tell()
    },
    online(notice) {
      told.push(notice)
      void tell()
    },
    staffChanged(notice) {
      told.push(notice)
      void tell()
    },
    jobsAdded(count) {
      jobs += count
      if (count > 0) void tell()
    },
  }
}
