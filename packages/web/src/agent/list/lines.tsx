import { useNavigate } from '@tanstack/react-router'
import { defaultRangeExtractor, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CaseRow } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { CaseLine, type Columns } from './case-line.tsx'
import { useLineKeys } from './line-keys.ts'
import css from './list.module.css'
import type { Loaded } from './merge.ts'
import { keepPlace, placeOf } from './places.ts'
import { useNear } from './use-near.ts'
import { useWhy } from './why.ts'

/** A line as it nearly always is; those that are higher are measured. Pixels. */
const LINE_PX = 57
/** The same on a narrow page, where what stands beside comes below; its width, and a line's height. Pixels. */
const NARROW = { mostPx: 640, linePx: 150 } as const
const OVERSCAN = 12
/** The next page is read when so few lines are left below. */
const READ_AHEAD = 40
/** So many lines after the one under the hand are fetched ahead. */
const AHEAD = 2

interface Props {
  readonly desk: string
  /** Which list this is, for coming back to it. */
  readonly place: string
  readonly loaded: Loaded
  /** How many there are in all, as far as is known. */
  readonly total: number
  readonly columns: Columns
  readonly isQueue: boolean
  readonly more: () => void
  readonly first: () => void
}

/** The lines of a list, as many of them drawn as are seen. */
export function Lines({ desk, place, loaded, total, columns, isQueue, more, first }: Props) {
  const say = useSay()
  const whyOf = useWhy()
  const navigate = useNavigate()
  const { rows, next, gone } = loaded
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const [held, setHeld] = useState<number | null>(null)
  const count = next === null ? rows.length : Math.max(total, rows.length + 1)
  // The line that is held stays drawn, so that the keyboard's place is not lost when it is scrolled away.
  const lines = useWindowVirtualizer({
    count,
    estimateSize: lineHigh,
    initialMeasurementsCache: [...(placeOf(place)?.sizes ?? [])],
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 24,
    getItemKey: (index) => rows[index]?.number ?? `place ${index}`,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      return held === null || held >= count || drawn.includes(held) ? drawn : [...drawn, held].sort((a, b) => a - b)
    },
  })
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [])
  useEffect(() => () => keepPlace(place, { sizes: lines.takeSnapshot() }), [place, lines])

  const drawn = lines.getVirtualItems()
  const lastSeen = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (next !== null && lastSeen + READ_AHEAD >= rows.length) more()
  })

  // Focus follows the line that is held as soon as it is there.
  const wantsFocus = useRef(false)
  const linkAt = (index: number) => {
    const number = rows[index]?.number
    return number === undefined ? null : list.current?.querySelector<HTMLAnchorElement>(`a[data-line="${number}"]`)
  }
  useEffect(() => {
    if (!wantsFocus.current || held === null) return
    const link = linkAt(held)
    if (!link) return
    wantsFocus.current = false
    link.focus({ preventScroll: true })
  })
  const move = (to: number) => {
    const index = Math.min(Math.max(to, 0), count - 1)
    if (index < 0) return
    wantsFocus.current = true
    setHeld(index)
    lines.scrollToIndex(index, { align: 'auto' })
  }

  // What moves above the held line must not move it: the page scrolls along with it.
  const heldNumber = useRef<number | null>(null)
  const before = useRef(rows)
  useLayoutEffect(() => {
    const old = before.current
    before.current = rows
    const number = heldNumber.current
    if (old === rows || number === null) return
    const [from, to] = [indexOf(old, number), indexOf(rows, number)]
    if (to === null) {
      setHeld(null)
      heldNumber.current = null
      return
    }
    setHeld(to)
    if (from !== null && from !== to) window.scrollBy(0, (to - from) * lineHigh())
  }, [rows])
  const hold = useCallback(
    (number: number) => {
      heldNumber.current = number
      setHeld(indexOf(before.current, number))
      // Opening a line leaves the list in the same breath as it is held.
      keepPlace(place, { held: number })
    },
    [place],
  )

  useRemembered(place, rows, list, lines, top, heldNumber, (index) => {
    wantsFocus.current = true
    setHeld(index)
  })

  const fetchAhead = useNear(desk)
  const near = useCallback(
    (number: number) => {
      const from = indexOf(before.current, number) ?? 0
      fetchAhead(before.current.slice(from, from + 1 + AHEAD).map((row) => row.number))
    },
    [fetchAhead],
  )
  const firstNumber = rows[0]?.number
  useEffect(() => {
    // Whoever comes to a list mostly opens its beginning, or the line where it was left.
    if (firstNumber !== undefined) near(placeOf(place)?.held ?? firstNumber)
  }, [firstNumber, place, near])
  const open = (index: number) => {
    const row = rows[index]
    if (row) navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(row.number) } })
  }
  useLineKeys({ held, move, open, first })

  return (
    <ul ref={list} className={css.lines} style={{ height: lines.getTotalSize() }} aria-label={say('queue.lines')}>
      {drawn.map(({ index, start, key }) => {
        const row = rows[index]
        const why = isQueue && row ? whyOf(row, rows[index - 1], rows[index + 1]) : ''
        return (
          <li
            key={key}
            ref={lines.measureElement}
            data-index={index}
            className={`${css.line} ${css.placed}`}
            style={{ transform: `translateY(${start - lines.options.scrollMargin}px)` }}
            aria-setsize={count}
            aria-posinset={index + 1}
          >
            {row ? (
              <CaseLine
                row={row}
                desk={desk}
                columns={columns}
                isGone={gone.has(row.number)}
                why={why}
                isFirst={index === 0}
                near={near}
                hold={hold}
              />
            ) : (
              <span className={css.blank} data-held={index === held}>
                <span className={css.unseen}>{say('queue.loading')}</span>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function lineHigh(): number {
  return window.innerWidth <= NARROW.mostPx ? NARROW.linePx : LINE_PX
}

function indexOf(rows: readonly CaseRow[], number: number): number | null {
  const index = rows.findIndex((row) => row.number === number)
  return index < 0 ? null : index
}

/** Comes back to the place where the list was left, by its cases and not by its pixels: others may have come above. */
function useRemembered(
  place: string,
  rows: readonly CaseRow[],
  list: React.RefObject<HTMLUListElement | null>,
  lines: Virtualizer<Window, Element>,
  top: number,
  heldNumber: React.RefObject<number | null>,
  takeHold: (index: number) => void,
): void {
  const isBack = useRef(false)
  const shown = useRef(rows)
  shown.current = rows
  useLayoutEffect(() => {
    if (isBack.current || top === 0) return
    isBack.current = true
    const left = placeOf(place)
    if (!left) {
      window.scrollTo(0, 0)
      return
    }
    const index = left.top === null ? null : indexOf(shown.current, left.top)
    // Twice: the list has its height only when it has been drawn.
    const held = left.held === null ? null : indexOf(shown.current, left.held)
    const startOf = (at: number) => lines.measurementsCache[at]?.start ?? 0
    const scroll = () => {
      window.scrollTo(0, index === null ? 0 : startOf(index) + left.overPx)
      // One who has gone on from case to case comes back to another line than the one they left by.
      const lineTop = held === null || !left.isHeldWanted ? null : startOf(held) - window.scrollY
      if (lineTop !== null && (lineTop < 0 || lineTop > window.innerHeight - lineHigh()))
        window.scrollBy(0, lineTop - window.innerHeight / 2)
    }
    scroll()
    requestAnimationFrame(scroll)
    keepPlace(place, { isHeldWanted: false })
    if (held !== null) takeHold(held)
  })
  useEffect(() => {
    const keep = () => {
      // What has been left already has nothing to keep.
      if (!isBack.current || !list.current) return
      const first = window.scrollY < top ? undefined : lines.getVirtualItemForOffset(window.scrollY)
      const number = first && shown.current[first.index]?.number
      keepPlace(place, {
        top: number ?? null,
        overPx: first && number !== undefined ? window.scrollY - first.start : 0,
        held: heldNumber.current,
      })
    }
    const onPress = () => requestAnimationFrame(keep)
    window.addEventListener('scroll', keep, { passive: true })
    document.addEventListener('focusin', onPress)
    return () => {
      window.removeEventListener('scroll', keep)
      document.removeEventListener('focusin', onPress)
    }
  }, [place, list, lines, top, heldNumber])
}
