import { CHANNEL_WORDS } from '@reglament/engine'
import type { Channels } from '../../api/channels.ts'
import { useVoice } from '../../say/say.tsx'
import { Relative } from '../../ui/when.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './channels.module.css'

type State = Channels['states'][number]

/** A shape goes with each word, as on the public page. */
const SIGNS: Readonly<Record<State['state'], string>> = { works: '●', slow: '◐', down: '○', quiet: '–' }

/** How each channel does now; where one fails, what its server said, which clients are not told. */
export function States({ states, statusUrl }: { readonly states: readonly State[]; readonly statusUrl: string }) {
  const { say } = useVoice()
  const failing = states.filter(({ problem, state }) => problem !== null || state === 'down' || state === 'slow')
  return (
    <section className={css.part} aria-labelledby="channel-states">
      <h2 className={css.heading} id="channel-states">
        {say('channels.states')}
      </h2>
      <p className={css.hint}>
        {failing.length === 0 ? say('channels.allWork') : say('channels.someFail', { count: failing.length })}{' '}
        <a href={statusUrl}>{say('channels.asClientsSee')}</a>
      </p>
      <ul className={css.lines}>
        {states.map((each) => (
          <StateLine key={`${each.channel} ${each.name}`} state={each} />
        ))}
      </ul>
    </section>
  )
}

function StateLine({ state: { channel, name, state, note, seenAt, problem } }: { readonly state: State }) {
  const { say, locale } = useVoice()
  const { desk } = useWorkplace()
  return (
    <li className={css.state} data-state={state}>
      <span className={css.sign} aria-hidden="true">
        {SIGNS[state]}
      </span>
      <div>
        <span className={css.who}>
          <strong>{CHANNEL_WORDS[locale][channel]}</strong> {name}
        </span>
        <p className={css.hint}>
          {say(`channels.state.${state}`)}
          {note !== null && ` ${say(`channels.note.${note}`)}`}
          {seenAt !== null && (
            <>
              {` ${say('channels.seen')} `}
              <Relative at={Date.parse(seenAt)} timezone={desk.timezone} />.
            </>
          )}
        </p>
        {problem !== null && (
          <p className={css.problem}>
            {say('channels.serverSaid')} <code>{problem}</code>
          </p>
        )}
      </div>
    </li>
  )
}
