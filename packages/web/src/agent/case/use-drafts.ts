import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { deleteDraft, listDrafts, saveDraft } from '../../api/drafts.ts'
import type { Draft } from '../../api/shapes.ts'
import type { WrittenFile } from './written.ts'

/** Words are kept this long after the last key, in milliseconds. */
const PAUSE_MS = 700

type Body = Record<string, unknown>

interface Slot {
  readonly body: object
  readonly aside: readonly Body[]
  readonly revision: number
  /** When what is here was written, where it came from the server and not from these hands. */
  readonly restoredAt: string | null
  readonly problem: string | null
}

const NEW: Omit<Slot, 'body'> = { aside: [], revision: 0, restoredAt: null, problem: null }

export interface Drafts {
  /** The slot as it is; null where nothing is written. */
  readonly of: (slot: string) => Slot | null
  /** Rises when something else than these hands changed the boxes: they are drawn anew. */
  readonly epoch: (slot: string) => number
  readonly isLoaded: boolean
  /** Could not be kept; the words are on the page. */
  readonly isUnsaved: boolean
  readonly change: (slot: string, empty: object, part: object) => void
  /** It was sent, or thrown away. */
  readonly clear: (slot: string, options: { readonly onServer: boolean }) => void
  /** What the server put back. */
  readonly put: (draft: Draft) => void
  /** Takes a text that stood aside into the boxes, or throws it away. */
  readonly settle: (slot: string, index: number, take: boolean) => void
}

/**
 * What is being written in a case, kept on the server as it is written. Where another device wrote meanwhile, its words
 * stand aside until they are looked at.
 */
export function useDrafts(desk: string, number: number): Drafts {
  const queries = useQueryClient()
  const key = ['drafts', desk, number]
  const found = useQuery({ queryKey: key, queryFn: () => listDrafts(desk, number), staleTime: 0 })
  const [slots, setSlots] = useState<Readonly<Record<string, Slot>>>({})
  const [isUnsaved, setUnsaved] = useState(false)
  const [epochs, setEpochs] = useState<Readonly<Record<string, number>>>({})
  // What is there now: a save that ends meets words that were written meanwhile.
  const now = useRef(slots)
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const saving = useRef(new Map<string, Promise<void>>())

  const set = (slot: string, value: Slot | null) => {
    const { [slot]: _, ...others } = now.current
    now.current = value === null ? others : { ...others, [slot]: value }
    setSlots(now.current)
  }
  const redraw = (slot: string) => setEpochs((all) => ({ ...all, [slot]: (all[slot] ?? 0) + 1 }))
  const put = (draft: Draft) => {
    redraw(draft.slot)
    const { revision, aside, problem, savedAt } = draft
    set(draft.slot, { body: bodyOf(draft), revision, aside, problem, restoredAt: savedAt })
  }
  const begin = useEffectEvent((drafts: readonly Draft[]) => {
    // What these hands have begun stays; what the server put back meanwhile (an answer that could not go) is shown.
    for (const draft of drafts) {
      const here = now.current[draft.slot]
      if (!here || (draft.problem !== null && draft.revision > here.revision)) put(draft)
    }
  })
  useEffect(() => {
    if (found.data) begin(found.data.drafts)
  }, [found.data])

  const save = async (slot: string): Promise<void> => {
    await saving.current.get(slot)
    const here = now.current[slot]
    if (!here) return
    const work = keep(slot, here)
    saving.current.set(slot, work)
    await work
  }
  const keep = async (slot: string, { body, aside, revision }: Slot): Promise<void> => {
    try {
      const saved = await saveDraft(desk, number, slot, {
        revision,
        body: { ...body, pending: 0 },
        aside: aside.map((each) => ({ ...each })),
        attachments: filesIn(body).map(({ id }) => id),
      })
      setUnsaved(false)
      const later = now.current[slot]
      if (later) set(slot, { ...later, revision: saved.revision })
    } catch (thrown) {
      if (!(thrown instanceof ApiError && thrown.code === 'draft-changed')) return setUnsaved(true)
      const { drafts } = await listDrafts(desk, number)
      const theirs = drafts.find((draft) => draft.slot === slot)
      const mine = now.current[slot]
      if (!mine) return
      const others = theirs ? [...theirs.aside, bodyOf(theirs) as Body].filter((each) => textIn(each) !== '') : []
      set(slot, { ...mine, revision: theirs?.revision ?? 0, aside: [...mine.aside, ...others] })
      plan(slot)
    }
  }
  const plan = (slot: string) => {
    clearTimeout(timers.current.get(slot))
    timers.current.set(
      slot,
      setTimeout(() => void save(slot), PAUSE_MS),
    )
  }
  const saveAll = useEffectEvent(() => {
    for (const [slot, timer] of timers.current) {
      clearTimeout(timer)
      void save(slot)
    }
    timers.current.clear()
  })
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && saveAll()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      saveAll()
    }
  }, [])

  return {
    isLoaded: found.data !== undefined || found.isError,
    isUnsaved,
    of: (slot) => slots[slot] ?? null,
    epoch: (slot) => epochs[slot] ?? 0,
    put,
    change(slot, empty, part) {
      const known = now.current[slot]
      const here = known ?? { ...NEW, body: empty }
      // A file on its way is no word yet: nothing is to be kept, and what came from the server is still as it came.
      const isWords = Object.keys(part).some((name) => name !== 'pending')
      if (!isWords && !known && (part as { pending?: number }).pending === 0) return
      const body = { ...here.body, ...part }
      set(slot, isWords ? { ...here, body, restoredAt: null, problem: null } : { ...here, body })
      if (isWords) plan(slot)
    },
    clear(slot, { onServer }) {
      clearTimeout(timers.current.get(slot))
      timers.current.delete(slot)
      const aside = now.current[slot]?.aside ?? []
      // The boxes are drawn anew, empty; what stood aside stays to be looked at.
      set(slot, null)
      redraw(slot)
      if (aside.length > 0) {
        set(slot, { ...NEW, body: {}, aside })
        return plan(slot)
      }
      if (onServer) void deleteDraft(desk, number, slot).catch(() => setUnsaved(true))
      void queries.invalidateQueries({ queryKey: key })
    },
    settle(slot, index, take) {
      const here = now.current[slot]
      const chosen = here?.aside[index]
      if (!here || !chosen) return
      const aside = here.aside.filter((_, at) => at !== index)
      set(slot, take ? { ...here, aside, body: joined(here.body, chosen) } : { ...here, aside })
      if (take) redraw(slot)
      plan(slot)
    },
  }
}

function bodyOf({ body, uploads }: Draft): object {
  return { ...body, files: uploads, pending: 0 }
}

function filesIn(body: object): readonly WrittenFile[] {
  const { files } = body as { readonly files?: readonly WrittenFile[] }
  return files ?? []
}

/** The words of a draft; empty where it has none. */
export function textIn(body: object): string {
  const { text } = body as { readonly text?: unknown }
  return typeof text === 'string' ? text.trim() : ''
}

/** Both texts, the one that stood aside after the other. */
function joined(body: object, aside: Body): object {
  const mine = body as { readonly text?: string; readonly html?: string; readonly files?: readonly WrittenFile[] }
  const html = (from: { readonly html?: unknown; readonly text?: unknown }) =>
    typeof from.html === 'string' && from.html !== '' ? from.html : `<p>${escaped(String(from.text ?? ''))}</p>`
  const files = [...filesIn(mine), ...filesIn(aside)]
  return {
    ...mine,
    text: [mine.text ?? '', textIn(aside)].filter((text) => text.trim() !== '').join('\n'),
    ...(mine.html === undefined ? {} : { html: `${textIn(mine) === '' ? '' : html(mine)}${html(aside)}` }),
    ...(mine.files === undefined
      ? {}
      : { files: files.filter(({ id }, at) => files.findIndex((each) => each.id === id) === at) }),
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
}
