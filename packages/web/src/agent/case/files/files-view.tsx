import { lazy, Suspense, useState } from 'react'
import type { Attachment } from '../../../api/shapes.ts'
import { fileAddress } from '../../../api/staff.ts'
import { useSay } from '../../../say/say.tsx'
import { sizeWords } from '../../../ui/size.ts'
import css from './files-view.module.css'
import { kindOf } from './kinds.ts'
import { PdfThumb } from './pdf-thumb.tsx'

const Viewer = lazy(() => import('./viewer.tsx'))

interface Props {
  readonly files: readonly Attachment[]
  readonly desk: string
  /** Names alone, where the files themselves stand elsewhere on the page. */
  readonly isShort?: boolean
}

/** The files of a message or of a case: what can be looked at is looked at here, all else is saved; nothing in them can act. */
export function FilesView({ files, desk, isShort = false }: Props) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  if (files.length === 0) return null
  const viewable = files.filter((file) => kindOf(file) !== null)
  const first = viewable.findIndex(({ id }) => id === open)
  return (
    <div className={css.files} data-short={isShort || undefined}>
      <ul className={css.list}>
        {files.map((file) => {
          const kind = kindOf(file)
          const look = () => setOpen(file.id)
          return (
            <li key={file.id} className={css.file}>
              {!isShort && kind === 'picture' && !file.isInline && (
                // The name beside it is the same way for who does not see the picture.
                <button type="button" className={css.thumb} tabIndex={-1} aria-hidden="true" onClick={look}>
                  <img src={fileAddress(desk, file.id)} alt="" loading="lazy" />
                </button>
              )}
              {!isShort && kind === 'pdf' && <PdfThumb file={file} desk={desk} look={look} />}
              {kind === null ? (
                <span className={css.name}>{file.filename}</span>
              ) : (
                <button
                  type="button"
                  className={css.open}
                  aria-haspopup="dialog"
                  aria-label={say('file.look', { name: file.filename })}
                  onClick={look}
                >
                  {file.filename}
                </button>
              )}
              <a
                href={fileAddress(desk, file.id)}
                download={file.filename}
                className={css.size}
                aria-label={say('file.saveNamed', { name: file.filename })}
              >
                {say('file.save')} <span>{sizeWords(file.sizeBytes, say)}</span>
              </a>
            </li>
          )
        })}
      </ul>
      {files.length > 1 && !isShort && (
        <button type="button" className={css.all} onClick={() => downloadAll(files, desk)}>
          {say('file.downloadAll')}
        </button>
      )}
      {first >= 0 && (
        <Suspense>
          <Viewer files={viewable} first={first} desk={desk} close={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  )
}

function downloadAll(files: Props['files'], desk: string): void {
  for (const file of files) {
    const link = document.createElement('a')
    link.href = fileAddress(desk, file.id)
    link.download = file.filename
    link.click()
  }
}
