import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../../api/shapes.ts'
import { fileAddress } from '../../../api/staff.ts'
import css from './files-view.module.css'

/** A larger one is not fetched before somebody asks for it. */
const MOST_BYTES = 5_000_000
const WIDTH_PX = 120

interface Props {
  readonly file: Attachment
  readonly desk: string
  readonly look: () => void
}

/** The first page of a PDF, drawn when it comes into sight; a press looks closer. Nothing where it can't be drawn. */
export function PdfThumb({ file, desk, look }: Props) {
  const frame = useRef<HTMLButtonElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  const isSmall = file.sizeBytes <= MOST_BYTES
  useEffect(() => {
    const box = frame.current
    if (!box || !isSmall) return
    let end = () => {}
    const watch = new IntersectionObserver(async ([seen]) => {
      if (!seen?.isIntersecting) return
      watch.disconnect()
      let isOver = false
      end = () => {
        isOver = true
      }
      const { openPdf } = await import('./pdf.ts')
      if (isOver) return
      const opened = openPdf(fileAddress(desk, file.id))
      end = opened.close
      try {
        const document = await opened.document
        const canvas = box.querySelector('canvas')
        if (canvas) await (await document.draw(1, canvas, { widthPx: WIDTH_PX })).done
        setDrawn(true)
      } catch {
        // A damaged or locked file has no picture; the viewer says why when it is opened.
        setDrawn(false)
      } finally {
        opened.close()
      }
    })
    watch.observe(box)
    return () => {
      watch.disconnect()
      end()
    }
  }, [desk, file.id, isSmall])
  if (!isSmall) return null
  return (
    // The name beside it is the same way for who does not see the page.
    <button
      ref={frame}
      type="button"
      className={css.thumb}
      data-drawn={isDrawn}
      tabIndex={-1}
      aria-hidden="true"
      onClick={look}
    >
      <canvas />
    </button>
  )
}
