import { Kbd } from '@mantine/core'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useSay } from '../say/say.tsx'
import { inOrder, type PaletteCommand } from './palette/command.ts'
import { KeyCaps } from './palette/key-caps.tsx'
import { useKeyboard } from './palette/keyboard.ts'
import { useCommands, useCommandsNow } from './palette/registry.ts'
import css from './shortcuts.module.css'

const GROUPS = ['page', 'desk', 'go'] as const

/** How long the reason against a key that was pressed stands there, in milliseconds. */
const TOLD_MS = 6000

/**
 * Listens to the keys of the workspace, and shows those of this page at its foot on `?`; nothing is covered and nothing
 * waits for it. A key whose act can't be done says why.
 */
export function Shortcuts() {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState('')
  const open = { id: 'shortcuts', group: 'desk', title: say('keys.help'), keys: ['?'] } as const
  useCommands([
    { ...open, run: () => setOpen(!isOpen) },
    ...(isOpen
      ? [
          {
            ...open,
            id: 'shortcuts-close',
            title: say('keys.close'),
            keys: ['Escape'],
            isKeyOnly: true,
            run: () => setOpen(false),
          },
        ]
      : []),
  ])
  useKeyboard(({ title, reason }) => {
    setTold(say('keys.barred', { title, reason: reason ?? '' }))
    setTimeout(() => setTold(''), TOLD_MS)
  })
  return (
    <>
      <button type="button" className={css.opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('keys.title')} <Kbd size="xs">?</Kbd>
      </button>
      {/* Beside the page: within the foot they would stand under what the page keeps in sight. */}
      {createPortal(
        <>
          <p role="status" className={css.told}>
            {told}
          </p>
          {isOpen && <Sheet close={() => setOpen(false)} />}
        </>,
        document.body,
      )}
    </>
  )
}

function Sheet({ close }: { readonly close: () => void }) {
  const say = useSay()
  const commands = inOrder(useCommandsNow()).filter(({ keys = [] }) => keys.length > 0)
  return (
    <aside className={css.keys} aria-label={say('keys.title')}>
      {GROUPS.map((group) => (
        <section key={group}>
          <h2>{say(`palette.group.${group}`)}</h2>
          <dl>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <Line key={command.id} command={command} />
              ))}
          </dl>
        </section>
      ))}
      <button type="button" className={css.opener} onClick={close}>
        {say('keys.close')} <KeyCaps keys="Escape" />
      </button>
    </aside>
  )
}

function Line({ command: { title, keys = [], reason } }: { readonly command: PaletteCommand }) {
  return (
    <div data-barred={reason ? true : undefined}>
      <dt>
        {keys.map((each) => (
          <span key={each}>
            <KeyCaps keys={each} />
          </span>
        ))}
      </dt>
      <dd>{title}</dd>
    </div>
  )
}
