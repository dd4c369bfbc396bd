import { GlobalWorkerOptions, getDocument, InvalidPDFException, PasswordException, TextLayer } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { OwnParts } from './pdf-parts.ts'

// A file of ours: the page's policy lets no worker come from elsewhere.
GlobalWorkerOptions.workerSrc = workerUrl

/** More pixels than this one canvas can't hold on every device. */
const MOST_PIXELS = 16_000_000

export interface Drawing {
  /** Rejects where the page can't be drawn; resolves when it is, or when `stop` was called. */
  readonly done: Promise<void>
  readonly stop: () => void
}

export interface OpenedDocument {
  readonly pages: number
  /** Draws a page, counted from 1, as wide as it is said in CSS pixels, and lays its words over it where there is a place. */
  draw(
    page: number,
    canvas: HTMLCanvasElement,
    how: { readonly widthPx: number; readonly words?: HTMLElement | null },
  ): Promise<Drawing>
}

/** Opens a PDF to look at it: its scripts and forms are left alone. `close` frees it, also while it is still coming. */
export function openPdf(address: string): { readonly document: Promise<OpenedDocument>; readonly close: () => void } {
  const task = getDocument({ url: address, BinaryDataFactory: OwnParts, useWorkerFetch: false, enableXfa: false })
  const document = task.promise.then(
    (pdf): OpenedDocument => ({
      pages: pdf.numPages,
      async draw(number, canvas, { widthPx, words = null }) {
        const page = await pdf.getPage(number)
        const scale = widthPx / page.getViewport({ scale: 1 }).width
        const viewport = page.getViewport({ scale })
        const wanted = window.devicePixelRatio || 1
        const fine = Math.min(wanted, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)))
        canvas.width = Math.floor(viewport.width * fine)
        canvas.height = Math.floor(viewport.height * fine)
        canvas.style.width = `${Math.floor(viewport.width)}px`
        canvas.style.height = `${Math.floor(viewport.height)}px`
        const drawing = page.render({ canvas, viewport, transform: [fine, 0, 0, fine, 0, 0] })
        let layer: TextLayer | null = null
        if (words) {
          words.replaceChildren()
          words.style.setProperty('--total-scale-factor', String(scale))
          layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport })
        }
        const isStopped = { is: false }
        const both = Promise.all([drawing.promise, layer?.render()]).then(
          () => {},
          (thrown: unknown) => {
            if (!isStopped.is) throw thrown
          },
        )
        return {
          done: both,
          stop: () => {
            isStopped.is = true
            drawing.cancel()
            layer?.cancel()
          },
        }
      },
    }),
  )
  // Closed before it came, it rejects, and nobody waits for it any more.
  document.catch(() => {})
  return { document, close: () => void task.destroy() }
}

/** Why a PDF can't be looked at, as far as it is known. */
export function whyNotShown(error: unknown): 'locked' | 'damaged' | 'failed' {
  if (error instanceof PasswordException) return 'locked'
  return error instanceof InvalidPDFException ? 'damaged' : 'failed'
}
