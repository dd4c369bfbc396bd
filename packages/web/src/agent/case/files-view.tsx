import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Attachment } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { sizeWords } from '../../ui/size.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import css from './files-view.module.css'

interface Props {
  readonly files: readonly Attachment[]
  readonly address: (file: Attachment) => string
}

const PICTURE = /^image\/(?:png|jpeg|gif|webp|bmp)$/i

type Shown = 'picture' | 'text' | null

function shownAs({ contentType }: Attachment): Shown {
  if (PICTURE.test(contentType)) return 'picture'
  return /^text\/(?:plain|csv|x-log)/i.test(contentType) || contentType === 'application/json' ? 'text' : null
}

/** The files of a message: pictures are seen at once, text on request; nothing in them can act. */
export function FilesView({ files, address }: Props) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  if (files.length === 0) return null
  const opened = files.find(({ id }) => id === open)
  return (
    <div className={css.files}>
      <ul className={css.list}>
        {files.map((file) => {
          const kind = shownAs(file)
          return (
            <li key={file.id} className={css.file}>
              {kind === 'picture' && !file.isInline && (
                <a href={address(file)} target="_blank" rel="noreferrer" className={css.thumb}>
                  <img src={address(file)} alt={say('file.preview', { name: file.filename })} loading="lazy" />
                </a>
              )}
              <a href={address(file)} download={file.filename}>
                {file.filename}
              </a>
              <span className={css.size}>{sizeWords(file.sizeBytes, say)}</span>
              {kind === 'text' && (
                <button
                  type="button"
                  className={css.open}
                  aria-expanded={open === file.id}
                  onClick={() => setOpen(open === file.id ? null : file.id)}
                >
                  {say(open === file.id ? 'file.close' : 'file.open')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {files.length > 1 && (
        <button type="button" className={css.open} onClick={() => downloadAll(files, address)}>
          {say('file.downloadAll')}
        </button>
      )}
      {opened && <TextPreview file={opened} address={address(opened)} />}
    </div>
  )
}

/** As much of a text as a person reads in place. */
const MOST_CHARS = 200_000

function TextPreview({ file, address }: { readonly file: Attachment; readonly address: string }) {
  const say = useSay()
  const found = useQuery({
    queryKey: ['file', file.id],
    queryFn: () => textAt(address),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.isError) return <Failed error={found.error} retry={() => found.refetch()} />
  if (found.data === undefined) return <Loading lines={4} />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keyboard */}
      <section className={css.text} tabIndex={0} aria-label={say('file.preview', { name: file.filename })}>
        {found.data.slice(0, MOST_CHARS)}
      </section>
      {found.data.length > MOST_CHARS && <p className={css.size}>{say('file.tooLong')}</p>}
    </>
  )
}

/** UTF-8, or windows-1251 where it is not: logs of old machines are. */
async function textAt(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  const bytes = await response.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

function downloadAll(files: Props['files'], address: Props['address']): void {
  for (const file of files) {
    const link = document.createElement('a')
    link.href = address(file)
    link.download = file.filename
    link.click()
  }
}
