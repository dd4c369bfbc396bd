import { useVoice } from '../../say/say.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './at-case.module.css'
import { usePeopleAt } from './present.ts'

/** Who else looks at a case or writes in it now: names with a mark, never a lock. */
export function AtCase({ number }: { readonly number: number }) {
  const { say, locale } = useVoice()
  const { desk, me } = useWorkplace()
  const others = usePeopleAt(desk.id, number).filter(({ id }) => id !== me.user.id)
  if (others.length === 0) return null
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const said = (['writing', 'looking'] as const).flatMap((doing) => {
    const names = others
      .filter(({ isWriting }) => isWriting === (doing === 'writing'))
      .map(({ name, isClient }) => (isClient ? say('chat.client', { name }).trim() : name))
    return names.length === 0
      ? []
      : [say(names.length === 1 ? `presence.${doing}` : `presence.${doing}Many`, { names: list.format(names) })]
  })
  return (
    <span className={css.here} data-writing={others.some(({ isWriting }) => isWriting)}>
      {said.join('; ')}
    </span>
  )
}
