import { useEffect, useRef, useState } from 'react'
import { deleteUpload, type UploadPlace, uploadFile } from '../api/uploads.ts'

/** A file that is whole on the server, and waits for the message that it goes with. */
export interface SentFile {
  readonly id: string
  readonly filename: string
  readonly sizeBytes: number
  readonly contentType: string | null
}

/** A file on its way. */
export interface Sending {
  readonly key: number
  readonly file: File
  readonly sentBytes: number
  readonly error: unknown
}

interface Uploads {
  readonly sending: readonly Sending[]
  /** Sends a file; `done` runs when it is whole. */
  readonly send: (file: File, done: (file: SentFile) => void) => void
  readonly retry: (key: number) => void
  /** Leaves off sending it. */
  readonly drop: (key: number) => void
  /** Takes back what was sent whole. */
  readonly remove: (id: string) => void
}

/** Sends files one beside the other; what fails stays, and goes on from where it broke off when it is tried again. */
export function useUploads(place: UploadPlace | (() => Promise<UploadPlace>)): Uploads {
  const where = async () => (typeof place === 'function' ? await place() : place)
  const [sending, setSending] = useState<readonly Sending[]>([])
  const running = useRef(new Map<number, { readonly stop: AbortController; readonly done: (file: SentFile) => void }>())
  const last = useRef(0)
  useEffect(() => {
    const all = running.current
    return () => {
      for (const { stop } of all.values()) stop.abort()
    }
  }, [])
  const change = (key: number, part: Partial<Sending>) =>
    setSending((list) => list.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const drop = (key: number) => {
    running.current.get(key)?.stop.abort()
    running.current.delete(key)
    setSending((list) => list.filter((each) => each.key !== key))
  }
  const run = async (key: number, file: File, done: (file: SentFile) => void) => {
    const stop = new AbortController()
    running.current.set(key, { stop, done })
    try {
      const { id, filename, sizeBytes, contentType } = await uploadFile(
        await where(),
        file,
        (sentBytes) => change(key, { sentBytes }),
        stop.signal,
      )
      done({ id, filename, sizeBytes, contentType })
      drop(key)
    } catch (error) {
      if (!stop.signal.aborted) change(key, { error })
    }
  }
  return {
    sending,
    drop,
    send(file, done) {
      last.current += 1
      const key = last.current
      setSending((list) => [...list, { key, file, sentBytes: 0, error: null }])
      void run(key, file, done)
    },
    retry(key) {
      const again = sending.find((each) => each.key === key)
      const done = running.current.get(key)?.done
      if (!again || !done) return
      change(key, { error: null })
      void run(key, again.file, done)
    },
    remove: (id) => void where().then((at) => deleteUpload(at, id)),
  }
}
