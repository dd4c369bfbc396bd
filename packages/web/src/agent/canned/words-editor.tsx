import { EditorContent, useEditor } from '@tiptap/react'
import { useId } from 'react'
import css from '../case/editor/editor.module.css'
import { EXTENSIONS } from '../case/editor/extensions.ts'
import { Toolbar } from '../case/editor/toolbar.tsx'

interface Props {
  readonly label: string
  readonly html: string
  readonly onChange: (html: string | null) => void
}

/** The box for the words of a canned answer: the same markup as in a letter, without files. */
export default function WordsEditor({ label, html, onChange }: Props) {
  const id = useId()
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: html,
    injectCSS: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': id, class: css.text ?? '' },
    },
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? null : now.getHTML()),
  })
  return (
    <div>
      <span id={id} className={css.label}>
        {label}
      </span>
      <div className={css.box}>
        <EditorContent editor={editor} />
        <Toolbar editor={editor} />
      </div>
    </div>
  )
}
