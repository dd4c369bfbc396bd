import { Button } from '@mantine/core'
import type { CaseDetail } from '../../../api/shapes.ts'
import { furtherQuestions } from '../../../say/further-questions.ts'
import { useSay } from '../../../say/say.tsx'
import css from './acts.module.css'

/** A question that is about to be taken out: where it stands, and its words. */
export interface SplitStart {
  readonly messageId: string
  readonly text: string
}

/** More than these is a list of something else. */
const MOST_OFFERED = 5
const GLIMPSE_CHARS = 120

/** The further questions of the newest letter that has some, as long as nothing was taken out of the case since. */
function offerOf({ messages, events }: CaseDetail): readonly SplitStart[] {
  const splitAt = events.findLast(({ kind }) => kind === 'split')?.at ?? 0
  const letter = messages.findLast(({ direction, mergedFrom }) => direction === 'in' && mergedFrom === null)
  if (!letter || Date.parse(letter.at) <= splitAt) return []
  const found = furtherQuestions(letter.visibleText ?? letter.text)
  return found.length > MOST_OFFERED ? [] : found.map((text) => ({ messageId: letter.id, text }))
}

/** Says that a letter asks more than one thing, and opens the form with the words of each (I21). */
export function SplitOffer({
  detail,
  take,
}: {
  readonly detail: CaseDetail
  readonly take: (start: SplitStart) => void
}) {
  const say = useSay()
  const offered = offerOf(detail)
  if (offered.length === 0) return null
  return (
    <div className={css.offer}>
      <p>{say('split.offer', { count: offered.length })}</p>
      <ul className={css.offers}>
        {offered.map((start) => {
          const words = start.text.replace(/\s+/g, ' ').slice(0, GLIMPSE_CHARS)
          return (
            <li key={start.text}>
              <span>{words}</span>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={say('split.offerDoWhich', { words })}
                onClick={() => take(start)}
              >
                {say('split.offerDo')}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
