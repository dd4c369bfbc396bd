import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../../api/shapes.ts'
import { fileAddress } from '../../../api/staff.ts'
import { useSay } from '../../../say/say.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { kindOf } from './kinds.ts'
import { PdfView } from './pdf-view.tsx'
import { TextView } from './text-view.tsx'
import css from './viewer.module.css'
import { nextZoom, type Zoom } from './zoom.ts'

interface Props {
  /** Those that can be looked at; the arrows go through them. */
  readonly files: readonly Attachment[]
  readonly first: number
  readonly desk: string
  readonly close: () => void
}

/** Where one is within a file, and how many pages it has; both from 1. */
export interface Pages {
  readonly at: number
  readonly of: number
}

/** A file as large as the window: pictures and pages grow, arrows go on, Escape leads back to where one was. */
export default function Viewer({ files, first, desk, close }: Props) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(first)
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [pages, setPages] = useState<Pages>({ at: 1, of: 1 })
  const file = files[at] ?? files[0]
  const kind = file ? kindOf(file) : null
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  if (!file) return null

  const goTo = (next: number, page: 'first' | 'last' = 'first') => {
    if (next < 0 || next >= files.length) return
    setAt(next)
    setZoom('fit')
    setPages({ at: page === 'first' ? 1 : Number.POSITIVE_INFINITY, of: 1 })
  }
  /** Within the file while it has pages that way, then to the file beside it. */
  const step = (by: 1 | -1) => {
    const page = pages.at + by
    if (kind === 'pdf' && page >= 1 && page <= pages.of) setPages({ ...pages, at: page })
    else goTo(at + by, by === 1 ? 'first' : 'last')
  }
  const actOf = (key: string): (() => void) | null => {
    if (key === 'ArrowLeft') return () => step(-1)
    if (key === 'ArrowRight') return () => step(1)
    if (kind === 'pdf') {
      const page = { PageUp: pages.at - 1, PageDown: pages.at + 1, Home: 1, End: pages.of }[key]
      if (page !== undefined) return () => setPages({ ...pages, at: Math.min(Math.max(page, 1), pages.of) })
    }
    if (kind === 'text') return null
    if (key === '0') return () => setZoom('fit')
    if (key === '+' || key === '=') return () => setZoom(nextZoom(zoom, 1))
    return key === '-' ? () => setZoom(nextZoom(zoom, -1)) : null
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.target instanceof HTMLSelectElement) return
    const act = actOf(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }
  const address = fileAddress(desk, file.id)
  return (
    <dialog
      ref={dialog}
      className={css.viewer}
      aria-label={say('file.preview', { name: file.filename })}
      onClose={close}
      onKeyDown={press}
    >
      <header className={css.bar}>
        <p className={css.name} role="status">
          {file.filename}
          {files.length > 1 && <span className={css.soft}> {say('file.place', { at: at + 1, of: files.length })}</span>}
        </p>
        <div className={css.tools}>
          {files.length > 1 && (
            <>
              <Tool label={say('file.before')} isOff={at === 0} press={() => goTo(at - 1)}>
                ←
              </Tool>
              <Tool label={say('file.after')} isOff={at === files.length - 1} press={() => goTo(at + 1)}>
                →
              </Tool>
            </>
          )}
          {kind !== 'text' && (
            <>
              <Tool label={say('file.smaller')} press={() => setZoom(nextZoom(zoom, -1))}>
                −
              </Tool>
              <button type="button" className={css.zoom} title={say('file.fit')} onClick={() => setZoom('fit')}>
                {zoom === 'fit' ? say(kind === 'pdf' ? 'file.fitsWidth' : 'file.fits') : `${Math.round(zoom * 100)} %`}
              </button>
              <Tool label={say('file.larger')} press={() => setZoom(nextZoom(zoom, 1))}>
                +
              </Tool>
            </>
          )}
          <a href={address} download={file.filename} className={css.tool}>
            {say('file.save')}
          </a>
        </div>
        <button type="button" className={css.tool} onClick={() => dialog.current?.close()}>
          {say('file.close')}
        </button>
      </header>
      {kind === 'picture' && <Picture key={file.id} file={file} address={address} zoom={zoom} />}
      {kind === 'text' && <TextView key={file.id} file={file} desk={desk} />}
      {kind === 'pdf' && (
        <PdfView key={file.id} file={file} address={address} zoom={zoom} pages={pages} turn={setPages} />
      )}
    </dialog>
  )
}

interface ToolProps {
  readonly label: string
  readonly isOff?: boolean
  readonly press: () => void
  readonly children: string
}

function Tool({ label, isOff = false, press, children }: ToolProps) {
  return (
    <button type="button" className={css.tool} aria-label={label} title={label} disabled={isOff} onClick={press}>
      {children}
    </button>
  )
}

interface PictureProps {
  readonly file: Attachment
  readonly address: string
  readonly zoom: Zoom
}

function Picture({ file, address, zoom }: PictureProps) {
  const say = useSay()
  const [widthPx, setWidth] = useState<number | null>(null)
  const [isBroken, setBroken] = useState(false)
  if (isBroken)
    return (
      <p role="alert" className={css.problem}>
        {say('file.damaged')}
      </p>
    )
  return (
    <ScrollRegion className={css.stage} label={file.filename} data-fit={zoom === 'fit' || undefined}>
      <img
        src={address}
        alt={file.filename}
        onLoad={(event) => setWidth(event.currentTarget.naturalWidth)}
        onError={() => setBroken(true)}
        style={zoom === 'fit' || widthPx === null ? undefined : { width: widthPx * zoom }}
      />
    </ScrollRegion>
  )
}
