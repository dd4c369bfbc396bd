import type { Locale } from '@reglament/engine'
import { type Ref, useImperativeHandle, useState } from 'react'
import type { CannedAnswer } from '../../../api/shapes.ts'
import { useSay } from '../../../say/say.tsx'
import { RichText } from '../../../ui/rich-text.tsx'
import { fill, matching, type Values, wordsFor } from '../../canned/fill.ts'
import { Option } from '../../option.tsx'
import type { CannedQuery } from './canned.ts'
import css from './editor.module.css'

/** What the keys of the editor do to the list. */
export interface CannedKeys {
  press(event: KeyboardEvent): boolean
}

interface Props {
  readonly answers: readonly CannedAnswer[]
  readonly asked: CannedQuery
  readonly values: Values
  readonly locale: Locale
  readonly ref: Ref<CannedKeys>
}

/** The canned answers that are meant, and what the chosen one says in this case. Arrows choose, Enter puts it in. */
export function CannedList({ answers, asked, values, locale, ref }: Props) {
  const say = useSay()
  const found = matching(answers, asked.query)
  const [at, setAt] = useState(0)
  const chosen = found[Math.min(at, found.length - 1)]
  const insert = (answer: CannedAnswer) => asked.insert(fill(wordsFor(answer, locale), values).html)
  useImperativeHandle(ref, () => ({
    press(event) {
      if (found.length === 0) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
        return true
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
        insert(chosen)
        return true
      }
      return false
    },
  }))
  if (found.length === 0) {
    return <p className={css.none}>{say(answers.length === 0 ? 'canned.noneYet' : 'canned.noneFound')}</p>
  }
  const shown = chosen && fill(wordsFor(chosen, locale), values)
  return (
    <div className={css.canned}>
      <div role="listbox" aria-label={say('canned.choose')} className={css.answers}>
        {found.map((answer) => (
          <Option key={answer.id} isCurrent={answer === chosen} choose={() => insert(answer)}>
            <span className={css.name}>;{answer.name}</span> {answer.title}
          </Option>
        ))}
      </div>
      {shown && (
        <div className={css.preview} role="status">
          <RichText html={shown.html} addressOf={() => null} />
          {shown.missing.length > 0 && (
            <p className={css.missing}>{say('canned.missing', { names: shown.missing.join(', ') })}</p>
          )}
        </div>
      )}
    </div>
  )
}
