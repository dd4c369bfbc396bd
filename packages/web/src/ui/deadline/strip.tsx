import { useId } from 'react'
import { drawStrip, type StripClock } from './geometry.ts'
import css from './strip.module.css'

interface Props {
  readonly clock: StripClock
  readonly nowMs: number
  readonly size: 'row' | 'panel' | 'full'
  /** What the drawing says, for those who do not see it. */
  readonly label: string
}

const HEIGHT = { row: 8, panel: 14, full: 20 } as const

/** A case's clock as a band: closed hours hatched, open ones plain, used ones filled, the due time marked, now a hairline. */
export function Strip({ clock, nowMs, size, label }: Props) {
  const hatch = useId()
  const drawing = drawStrip(clock, nowMs)
  const height = HEIGHT[size]
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`
  return (
    <svg
      className={css.strip}
      data-size={size}
      data-standing={drawing.standing}
      height={height + 4}
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={css.hatchGround} width="4" height="4" />
          <rect className={css.hatchLine} width="1" height="4" />
        </pattern>
      </defs>
      {drawing.pieces.map((piece) => (
        <rect
          key={`${piece.kind} ${piece.x}`}
          className={css[piece.kind]}
          x={percent(piece.x)}
          y={piece.kind === 'used' || piece.kind === 'over' ? 4 : 2}
          width={percent(piece.width)}
          height={piece.kind === 'used' || piece.kind === 'over' ? height - 4 : height}
          {...(piece.kind === 'closed' ? { fill: `url(#${hatch})` } : {})}
        />
      ))}
      <rect
        className={css.due}
        x={percent(drawing.due)}
        y="0"
        width="2"
        height={height + 4}
        transform="translate(-1 0)"
      />
      {drawing.standing !== 'kept' && (
        <rect
          className={css.now}
          x={percent(drawing.now)}
          y="0"
          width="1"
          height={height + 4}
          transform={drawing.beyond ? 'translate(-1 0)' : undefined}
        />
      )}
    </svg>
  )
}
