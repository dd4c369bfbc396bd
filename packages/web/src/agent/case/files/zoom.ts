/** `fit`: all of a picture, or the width of a page; else a share of its own size. */
export type Zoom = 'fit' | number

const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const

/** The next step up or down; from `fit` one begins at its own size. */
export function nextZoom(zoom: Zoom, by: 1 | -1): Zoom {
  const now = zoom === 'fit' ? 1 : zoom
  const steps = by === 1 ? STEPS : STEPS.toReversed()
  return steps.find((step) => (by === 1 ? step > now : step < now)) ?? now
}
