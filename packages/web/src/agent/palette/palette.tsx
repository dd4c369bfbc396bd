import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Desk } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Option } from '../option.tsx'
import { KeyCaps } from './key-caps.tsx'
import { moved, type PaletteOption, type PaletteSection } from './option.ts'
import css from './palette.module.css'
import { useCommands } from './registry.ts'
import { useSections } from './sections.tsx'

/** The box that stands in the shell; it opens the palette, which is where one types. */
export function Palette({ desk }: { readonly desk: Desk }) {
  const { say } = useVoice()
  const [isOpen, setOpen] = useState(false)
  useCommands([
    {
      id: 'palette',
      group: 'desk',
      title: say('palette.open'),
      keys: ['Mod+k', '/'],
      isKeyOnly: true,
      run: () => setOpen(!isOpen),
    },
  ])
  return (
    <>
      <button
        type="button"
        className={css.box}
        aria-haspopup="dialog"
        title={say('palette.open')}
        onClick={() => setOpen(true)}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M9.2 9.2 13 13" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span>{say('palette.box')}</span>
        <span className={css.boxKeys} aria-hidden="true">
          <KeyCaps keys="Mod+k" />
        </span>
      </button>
      {isOpen && <PaletteDialog desk={desk} close={() => setOpen(false)} />}
    </>
  )
}

interface DialogProps {
  readonly desk: Desk
  readonly close: () => void
}

/** One box for what is looked for and what is to be done; a combobox, so that the hands stay in it. */
function PaletteDialog({ desk, close }: DialogProps) {
  const { say } = useVoice()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const { sections, status, error } = useSections(desk, typed)
  const options = sections.flatMap((section) => section.options)
  const [chosen, setChosen] = useState<string | null>(null)
  // What was chosen may have gone with the next letter: then it is the first.
  const active = options.find((option) => option.id === chosen) ?? options[0] ?? null
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const domId = (option: PaletteOption) => `${id}-${option.id}`
  const choose = (option: PaletteOption | null) => {
    if (!option || option.reason) return
    // Closed first: the browser gives the focus back to where it was, and what is done may move it from there.
    dialog.current?.close()
    option.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = moved(event, options, active)
    if (to !== null) {
      event.preventDefault()
      setChosen(to.id)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(active)
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; a click beside the sheet is the shorter way of a mouse
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-label={say('palette.title')}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) dialog.current?.close()
      }}
    >
      <div className={css.sheet}>
        <div className={css.head}>
          <input
            className={css.input}
            // The dialog was opened to type into it.
            autoFocus
            type="text"
            role="combobox"
            aria-expanded={options.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active ? domId(active) : undefined}
            aria-autocomplete="list"
            aria-label={say('palette.title')}
            placeholder={say('palette.placeholder')}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setChosen(null)
            }}
            onKeyDown={press}
          />
          <button type="button" className={css.close} onClick={() => dialog.current?.close()}>
            {say('palette.close')}
          </button>
        </div>
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={say('palette.found')} className={css.list}>
          {sections.map((section) => (
            <SectionView
              key={section.id}
              section={section}
              active={active}
              domId={domId}
              choose={choose}
              point={setChosen}
            />
          ))}
        </div>
        <p role="status" className={css.status} data-error={error}>
          {status}
        </p>
      </div>
    </dialog>
  )
}

interface SectionProps {
  readonly section: PaletteSection
  readonly active: PaletteOption | null
  readonly domId: (option: PaletteOption) => string
  readonly choose: (option: PaletteOption) => void
  readonly point: (id: string) => void
}

function SectionView({ section, active, domId, choose, point }: SectionProps) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
    <div role="group" aria-labelledby={id} className={css.section}>
      <p id={id} className={css.title} role="presentation">
        {section.title}
      </p>
      {section.options.map((option) => (
        <Option
          key={option.id}
          id={domId(option)}
          isCurrent={option === active}
          isBarred={Boolean(option.reason)}
          className={css.option}
          point={() => point(option.id)}
          choose={() => choose(option)}
        >
          <span className={css.content}>{option.content}</span>
          {option.reason ? (
            <span className={css.reason}>{option.reason}</span>
          ) : (
            option.keys?.[0] && (
              <span className={css.keys} aria-hidden="true">
                <KeyCaps keys={option.keys[0]} />
              </span>
            )
          )}
        </Option>
      ))}
    </div>
  )
}
