import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type ReactNode, useState } from 'react'
import type { Key } from '../../../say/phrases.ts'
import { useSay } from '../../../say/say.tsx'
import css from './editor.module.css'

interface Tool {
  readonly name: Key
  readonly sign: ReactNode
  readonly keys: string
  readonly isOn: (editor: Editor) => boolean
  readonly toggle: (editor: Editor) => void
}

const TOOLS: readonly Tool[] = [
  {
    name: 'editor.bold',
    sign: <b>B</b>,
    keys: 'Ctrl+B',
    isOn: (editor) => editor.isActive('bold'),
    toggle: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'editor.italic',
    sign: <i>I</i>,
    keys: 'Ctrl+I',
    isOn: (editor) => editor.isActive('italic'),
    toggle: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'editor.bullets',
    sign: '•',
    keys: 'Ctrl+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    toggle: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'editor.numbers',
    sign: '№',
    keys: 'Ctrl+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    toggle: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'editor.quote',
    sign: '“',
    keys: 'Ctrl+Shift+B',
    isOn: (editor) => editor.isActive('blockquote'),
    toggle: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: 'editor.code',
    sign: <code>{'<>'}</code>,
    keys: 'Ctrl+Alt+C',
    isOn: (editor) => editor.isActive('codeBlock'),
    toggle: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  },
]

interface Props {
  readonly editor: Editor
  /** What stands after the tools. */
  readonly children?: ReactNode
}

/** How the words look. Every tool has its key, and the tools are one stop of the tabulator: arrows go along them. */
export function Toolbar({ editor, children }: Props) {
  const say = useSay()
  const [link, setLink] = useState<string | null>(null)
  const [stop, setStop] = useState(0)
  const on = useEditorState({ editor, selector: ({ editor: now }) => TOOLS.map((tool) => tool.isOn(now)) })
  const isLink = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('link') })
  const applyLink = () => {
    const href = link?.trim() ?? ''
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href === '') chain.unsetLink().run()
    else chain.setLink({ href: /^[a-z]+:/i.test(href) ? href : `https://${href}` }).run()
    setLink(null)
  }
  const last = TOOLS.length
  return (
    <>
      <div
        role="toolbar"
        aria-label={say('editor.tools')}
        className={css.tools}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          if (step === 0) return
          const next = (stop + step + last + 1) % (last + 1)
          setStop(next)
          event.currentTarget.querySelectorAll<HTMLElement>('[data-tool]')[next]?.focus()
        }}
      >
        {TOOLS.map(({ name, sign, keys, toggle }, index) => (
          <button
            key={name}
            type="button"
            data-tool
            className={css.tool}
            tabIndex={index === stop ? 0 : -1}
            aria-pressed={on[index] ?? false}
            aria-label={say(name)}
            title={`${say(name)} (${keys})`}
            onClick={() => toggle(editor)}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          data-tool
          className={css.tool}
          tabIndex={stop === last ? 0 : -1}
          aria-pressed={isLink}
          aria-label={say('editor.link')}
          title={say('editor.link')}
          onClick={() => setLink(link === null ? String(editor.getAttributes('link').href ?? '') : null)}
        >
          ↗
        </button>
        {children}
      </div>
      {link !== null && (
        <div className={css.link}>
          <input
            // biome-ignore lint/a11y/noAutofocus: it opens because its button was pressed
            autoFocus
            aria-label={say('editor.linkAddress')}
            value={link}
            onChange={(event) => setLink(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault()
                applyLink()
              }
              if (event.key === 'Escape') {
                event.stopPropagation()
                setLink(null)
                editor.commands.focus()
              }
            }}
          />
          <button type="button" className={css.small} onClick={applyLink}>
            {say('editor.linkApply')}
          </button>
        </div>
      )}
    </>
  )
}
