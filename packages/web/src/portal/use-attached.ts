import { useMemo, useRef, useState } from 'react'
import { createUploadToken } from '../api/public.ts'
import { formUploads, type UploadPlace } from '../api/uploads.ts'
import { type SentFile, useUploads } from '../ui/use-uploads.ts'

/** The files of one message that is being written: what `Attach` draws, and what goes with the words. */
export function useAttached(place: UploadPlace | (() => Promise<UploadPlace>)) {
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const { sending, send, retry, drop, remove } = useUploads(place)
  return {
    ids: files.map(({ id }) => id),
    /** Some are still on their way, or could not be sent. */
    isPending: sending.length > 0,
    clear: () => setFiles([]),
    shown: {
      files,
      sending,
      retry,
      drop,
      add: (chosen: readonly File[]) => {
        for (const file of chosen) send(file, (sent) => setFiles((list) => [...list, sent]))
      },
      remove: (id: string) => {
        remove(id)
        setFiles((list) => list.filter((each) => each.id !== id))
      },
    },
  }
}

/** Those of a form that has no case yet: the token that they come with is asked for with the first of them. */
export function useFormAttached(desk: string) {
  const token = useRef<Promise<string> | null>(null)
  const place = useMemo(
    () => async () => {
      token.current ??= createUploadToken(desk)
      try {
        return formUploads(desk, await token.current)
      } catch (thrown) {
        token.current = null
        throw thrown
      }
    },
    [desk],
  )
  const attached = useAttached(place)
  return {
    ...attached,
    /** What a new case says of its files; empty where there are none. */
    said: async () =>
      attached.ids.length === 0 || token.current === null
        ? {}
        : { attachments: attached.ids, uploadToken: await token.current },
  }
}
