import { Kbd } from '@mantine/core'
import { useState } from 'react'
import type { Key } from '../say/phrases.ts'
import { useSay } from '../say/say.tsx'
import { useKeys } from './keys.ts'
import css from './shortcuts.module.css'

const KEYS: readonly { readonly keys: readonly string[]; readonly does: Key }[] = [
  { keys: ['j', 'k'], does: 'keys.move' },
  { keys: ['Enter'], does: 'keys.open' },
  { keys: ['/'], does: 'keys.search' },
  { keys: ['a'], does: 'keys.answer' },
  { keys: ['n'], does: 'keys.note' },
  { keys: ['s'], does: 'keys.ask' },
  { keys: ['u'], does: 'keys.back' },
  { keys: ['?'], does: 'keys.help' },
]

/** The keys of the workspace, shown at the foot of the page on `?`; nothing is covered and nothing waits for it. */
export function Shortcuts() {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  useKeys({ '?': () => setOpen(!isOpen), Escape: close })
  return (
    <>
      <button type="button" className={css.opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('keys.title')} <Kbd size="xs">?</Kbd>
      </button>
      {isOpen && (
        <aside className={css.keys} aria-label={say('keys.title')}>
          <dl>
            {KEYS.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </dt>
                <dd>{say(does)}</dd>
              </div>
            ))}
          </dl>
        </aside>
      )}
    </>
  )
}
