import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Attachment } from '../../../api/shapes.ts'
import { useSay } from '../../../say/say.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Loading } from '../../../ui/states.tsx'
import { type OpenedDocument, openPdf, whyNotShown } from './pdf.ts'
import css from './viewer.module.css'
import type { Pages } from './viewer.tsx'
import type { Zoom } from './zoom.ts'

/** A page of paper at its own size: 210 mm at 96 px an inch. */
const PAPER_PX = 794
/** On a wide window a page is not blown up: a line has to be seen whole. */
const MOST_FIT_PX = 1000
const MARGIN_PX = 32

interface Props {
  readonly file: Attachment
  readonly address: string
  readonly zoom: Zoom
  readonly pages: Pages
  readonly turn: (pages: Pages) => void
}

/** A PDF, a page at a time, with words that can be chosen and read aloud. */
export function PdfView({ file, address, zoom, pages, turn }: Props) {
  const say = useSay()
  const stage = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [document, setDocument] = useState<OpenedDocument | null>(null)
  const [problem, setProblem] = useState<ReturnType<typeof whyNotShown> | null>(null)
  const [isDrawn, setDrawn] = useState(false)
  // Coming from the file after it, one begins at the last page.
  const count = useEffectEvent((of: number) => turn({ at: Math.min(Math.max(pages.at, 1), of), of }))
  useEffect(() => {
    const opened = openPdf(address)
    let isOver = false
    opened.document.then(
      (found) => {
        if (isOver) return
        setDocument(found)
        count(found.pages)
      },
      (thrown: unknown) => {
        if (!isOver) setProblem(whyNotShown(thrown))
      },
    )
    return () => {
      isOver = true
      opened.close()
    }
  }, [address])
  const at = pages.at
  useEffect(() => {
    const [sheet, paper] = [stage.current, canvas.current]
    if (!document || !sheet || !paper || at > document.pages) return
    const fits = Math.min(sheet.clientWidth - MARGIN_PX, MOST_FIT_PX)
    const widthPx = Math.max(120, zoom === 'fit' ? fits : PAPER_PX * zoom)
    let stop = () => {}
    let isOver = false
    document
      .draw(at, paper, { widthPx, words: words.current })
      .then((drawing) => {
        stop = drawing.stop
        if (isOver) stop()
        return drawing.done
      })
      .then(
        () => {
          if (!isOver) setDrawn(true)
        },
        (thrown: unknown) => {
          if (!isOver) setProblem(whyNotShown(thrown))
        },
      )
    sheet.scrollTo({ top: 0 })
    return () => {
      isOver = true
      stop()
    }
  }, [document, at, zoom])
  if (problem)
    return (
      <p role="alert" className={css.problem}>
        {say(`file.${problem}`)}
      </p>
    )
  return (
    <>
      {document && (
        <p className={css.about} role="status">
          <button
            type="button"
            className={css.tool}
            disabled={at <= 1}
            onClick={() => turn({ ...pages, at: at - 1 })}
            aria-label={say('file.pageBefore')}
          >
            ↑
          </button>
          {say('file.page', { at: Math.min(at, document.pages), of: document.pages })}
          <button
            type="button"
            className={css.tool}
            disabled={at >= document.pages}
            onClick={() => turn({ ...pages, at: at + 1 })}
            aria-label={say('file.pageAfter')}
          >
            ↓
          </button>
        </p>
      )}
      <ScrollRegion ref={stage} className={css.stage} label={file.filename}>
        {!isDrawn && <Loading lines={8} />}
        <div className={css.page} data-drawn={isDrawn}>
          <canvas ref={canvas} />
          <div ref={words} className={css.words} />
        </div>
      </ScrollRegion>
    </>
  )
}
