import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ApiError } from '../../../api/answer.ts'
import { type Planned, previewLetters } from '../../../api/development.ts'
import { useSay } from '../../../say/say.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Loading } from '../../../ui/states.tsx'
import { useWorkplace } from '../../workplace.tsx'
import css from './letter-preview.module.css'

interface Props {
  readonly number: number
  readonly plan: Planned
}

/** The letter as the client will get it, a press away; it follows what is written. */
export function LetterPreview({ number, plan }: Props) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={css.preview} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('preview.show')}</summary>
      {isOpen && <Letters number={number} plan={plan} />}
    </details>
  )
}

function Letters({ number, plan }: Props) {
  const say = useSay()
  const { desk } = useWorkplace()
  const asked = useDeferredValue(plan)
  const found = useQuery({
    queryKey: ['letter-preview', desk.id, number, asked],
    queryFn: () => previewLetters(desk.id, number, asked),
    placeholderData: (before) => before,
    retry: false,
  })
  // What still stands against the act is said at its button; here it only means that there is no letter yet.
  if (found.error) {
    const isServers = found.error instanceof ApiError && found.error.status >= 500
    return <p className={css.soft}>{say(isServers ? 'problem.server' : 'preview.notYet')}</p>
  }
  if (!found.data) return <Loading lines={4} />
  return (
    <>
      <p className={css.soft}>
        {found.data.recipient ? say('preview.to', { recipient: found.data.recipient }) : say('preview.noAddress')}
      </p>
      {found.data.letters.length === 0 && <p className={css.soft}>{say('preview.none')}</p>}
      {found.data.letters.map((letter) => (
        <ScrollRegion key={letter.kind} className={css.letter} label={letter.subject} lang={found.data.locale}>
          <p className={css.subject}>{letter.subject}</p>
          <div className={css.text}>{letter.text}</div>
        </ScrollRegion>
      ))}
    </>
  )
}
