import { Button } from '@mantine/core'
import { useId, useRef } from 'react'
import { useVoice } from '../say/say.tsx'
import { sizeWords } from '../ui/size.ts'
import { useProblemWords } from '../ui/states.tsx'
import type { Sending, SentFile } from '../ui/use-uploads.ts'
import css from './attach.module.css'

interface Props {
  /** The server says no to what is larger. */
  readonly limitBytes: number
  readonly files: readonly SentFile[]
  readonly sending: readonly Sending[]
  readonly add: (files: readonly File[]) => void
  readonly retry: (key: number) => void
  readonly drop: (key: number) => void
  readonly remove: (id: string) => void
}

/** Files that go with what is being written: chosen by a button, each with how far it has come. */
export function Attach({ limitBytes, files, sending, add, retry, drop, remove }: Props) {
  const { say } = useVoice()
  const box = useRef<HTMLInputElement>(null)
  const hint = useId()
  const wordsOf = useProblemWords()
  return (
    <div className={css.attach}>
      <input
        ref={box}
        type="file"
        multiple
        hidden
        aria-label={say('track.attach')}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button variant="default" size="xs" aria-describedby={hint} onClick={() => box.current?.click()}>
        {say('track.attach')}
      </Button>
      <p id={hint} className={css.hint}>
        {say('track.attachHint', { megabytes: Math.floor(limitBytes / 1_000_000) })}
      </p>
      {files.length + sending.length > 0 && (
        <ul className={css.files} aria-label={say('track.files')}>
          {files.map(({ id, filename, sizeBytes }) => (
            <li key={id}>
              <span>
                {say('track.fileWaits', { name: filename })}{' '}
                <span className={css.hint}>{sizeWords(sizeBytes, say)}</span>
              </span>
              <Line drop={() => remove(id)} name={filename} />
            </li>
          ))}
          {sending.map(({ key, file, sentBytes, error }) => (
            <li key={key}>
              {error === null ? (
                <span>
                  {say('track.sending', {
                    name: file.name,
                    percent: Math.floor((100 * sentBytes) / Math.max(1, file.size)),
                  })}
                </span>
              ) : (
                <span role="alert">
                  {say('track.fileFailed', { name: file.name })}{' '}
                  <button type="button" className={css.quiet} onClick={() => retry(key)}>
                    {say('track.fileAgain')}
                  </button>
                  <span className={css.hint}> {wordsOf(error)}</span>
                </span>
              )}
              <Line drop={() => drop(key)} name={file.name} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Line({ drop, name }: { readonly drop: () => void; readonly name: string }) {
  const { say } = useVoice()
  return (
    <button type="button" className={css.quiet} aria-label={say('track.fileDropWhat', { name })} onClick={drop}>
      {say('track.fileDrop')}
    </button>
  )
}
