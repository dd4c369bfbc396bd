import { useSay } from '../../../say/say.tsx'
import { sizeWords } from '../../../ui/size.ts'
import type { Sending } from '../../../ui/use-uploads.ts'
import type { WrittenFile } from '../written.ts'
import css from './editor.module.css'

interface Props {
  readonly files: readonly WrittenFile[]
  readonly sending: readonly Sending[]
  readonly remove: (id: string) => void
  readonly retry: (key: number) => void
  readonly drop: (key: number) => void
}

/** What goes with the words: how far each has come, and the way to take it back. */
export function Files({ files, sending, remove, retry, drop }: Props) {
  const say = useSay()
  if (files.length === 0 && sending.length === 0) return null
  return (
    <ul className={css.files} aria-label={say('editor.files')}>
      {files.map(({ id, filename, sizeBytes }) => (
        <li key={id} className={css.file}>
          <span className={css.filename}>{filename}</span>
          <span className={css.size}>{sizeWords(sizeBytes, say)}</span>
          <button type="button" className={css.small} onClick={() => remove(id)}>
            {say('editor.removeFile')}
          </button>
        </li>
      ))}
      {sending.map(({ key, file, sentBytes, error }) => (
        <li key={key} className={css.file} data-failed={error !== null}>
          <span className={css.filename}>{file.name}</span>
          {error === null ? (
            <progress
              value={sentBytes}
              max={file.size}
              aria-label={say('editor.sendingFile', { name: file.name })}
              className={css.progress}
            />
          ) : (
            <>
              <span role="alert" className={css.failed}>
                {say('editor.fileFailed', { why: error instanceof Error ? error.message : String(error) })}
              </span>
              <button type="button" className={css.small} onClick={() => retry(key)}>
                {say('action.retry')}
              </button>
            </>
          )}
          <button type="button" className={css.small} onClick={() => drop(key)}>
            {say('editor.removeFile')}
          </button>
        </li>
      ))}
    </ul>
  )
}
