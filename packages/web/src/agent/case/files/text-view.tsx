import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Attachment } from '../../../api/shapes.ts'
import { type Charset, readFileText } from '../../../api/staff.ts'
import { useSay } from '../../../say/say.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed, Loading } from '../../../ui/states.tsx'
import css from './viewer.module.css'

/** All that the server reads, the likeliest first: one that it learns is asked for here by the compiler. */
const IN_ORDER = {
  'utf-8': true,
  'windows-1251': true,
  'koi8-r': true,
  cp866: true,
  'iso-8859-5': true,
  'utf-16le': true,
  'utf-16be': true,
  'windows-1252': true,
} as const satisfies Record<Charset, true>
const CHARSETS = Object.keys(IN_ORDER) as readonly Charset[]

/** The beginning of a text or a log; its charset is guessed, and said by whoever knows better. */
export function TextView({ file, desk }: { readonly file: Attachment; readonly desk: string }) {
  const say = useSay()
  const [charset, setCharset] = useState<Charset | null>(null)
  const found = useQuery({
    queryKey: ['file-text', file.id, charset],
    queryFn: () => readFileText(desk, file.id, charset),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  })
  if (found.isError) return <Failed error={found.error} retry={() => found.refetch()} />
  if (found.data === undefined) return <Loading lines={8} />
  return (
    <>
      <p className={css.about}>
        <label>
          {say('file.charset')}{' '}
          <select
            value={found.data.charset}
            onChange={(event) => setCharset(CHARSETS.find((each) => each === event.currentTarget.value) ?? null)}
          >
            {CHARSETS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        {!found.data.isWhole && <span>{say('file.tooLong')}</span>}
      </p>
      <ScrollRegion className={css.text} label={file.filename}>
        {found.data.text}
      </ScrollRegion>
    </>
  )
}
