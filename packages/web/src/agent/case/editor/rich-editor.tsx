import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { staffUploads, uploadAddress } from '../../../api/uploads.ts'
import { useSay } from '../../../say/say.tsx'
import { useUploads } from '../../../ui/use-uploads.ts'
import { useCannedAnswers } from '../../canned/use-canned.ts'
import { useArticleAnswers } from '../../knowledge/use-articles.ts'
import { useCaseOfEditor } from '../case-of-editor.tsx'
import { useLanguage } from '../forms/language.tsx'
import { LetterLanguage } from '../forms/letter-language.tsx'
import { forEditor, fromEditor, type Written, type WrittenFile } from '../written.ts'
import { Canned, type CannedQuery } from './canned.ts'
import { type CannedKeys, CannedList } from './canned-list.tsx'
import css from './editor.module.css'
import { EXTENSIONS } from './extensions.ts'
import { Files } from './files.tsx'
import { Toolbar } from './toolbar.tsx'

interface Props {
  readonly label: string
  readonly value: Written
  readonly onChange: (part: Partial<Written>) => void
}

/** The box for words with their markup, pictures where they were pasted, files, and canned answers by `;name`. */
export default function RichEditor({ label, value, onChange }: Props) {
  const say = useSay()
  const id = useId()
  const { desk, values } = useCaseOfEditor()
  const { clientLocale } = useLanguage()
  const place = staffUploads(desk)
  const addressOf = (upload: string) => uploadAddress(place, upload)
  const uploads = useUploads(place)
  const picker = useRef<HTMLInputElement>(null)
  const canned = useCannedAnswers(desk)
  const articles = useArticleAnswers(desk)
  const [asked, setAsked] = useState<CannedQuery | null>(null)
  const keys = useRef<CannedKeys>(null)
  // Files finish while words are being written: each change begins from what is there now.
  const files = useRef(value.files)
  files.current = value.files

  const editor = useEditor({
    extensions: [
      ...EXTENSIONS,
      Canned.configure({ changed: setAsked, pressed: (event) => keys.current?.press(event) ?? false }),
    ],
    content: value.html === '' ? paragraphs(value.text) : forEditor(value.html, addressOf),
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': id,
        class: css.text ?? '',
      },
      // Enter with Mod sends: ProseMirror would take every Enter for its own.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) },
      handlePaste: (_view, event) => take(event.clipboardData),
      handleDrop: (_view, event) => take(event.dataTransfer),
    },
    onUpdate: ({ editor: now }) => {
      onChange({
        html: now.isEmpty ? '' : fromEditor(now.getHTML(), addressOf),
        text: now.getText({ blockSeparator: '\n' }),
      })
    },
  })

  const add = (file: WrittenFile) => {
    files.current = [...files.current, file]
    onChange({ files: files.current })
  }
  /** A picture stands where it was put while it is on its way. */
  const attach = (file: File) => {
    if (!file.type.startsWith('image/')) return uploads.send(file, add)
    const preview = URL.createObjectURL(file)
    editor.chain().focus().setImage({ src: preview, alt: file.name }).run()
    uploads.send(file, (whole) => {
      add(whole)
      editor.commands.command(({ tr, state }) => {
        state.doc.descendants((node, at) => {
          if (node.type.name === 'image' && node.attrs.src === preview)
            tr.setNodeMarkup(at, undefined, { ...node.attrs, src: addressOf(whole.id) })
        })
        return true
      })
      URL.revokeObjectURL(preview)
    })
  }
  /** True where there were files: the editor then leaves it alone. */
  const take = (data: DataTransfer | null): boolean => {
    const given = [...(data?.files ?? [])]
    for (const file of given) attach(file)
    return given.length > 0
  }
  const remove = (upload: string) => {
    files.current = files.current.filter((file) => file.id !== upload)
    onChange({ files: files.current })
    editor.commands.command(({ tr, state }) => {
      const found: number[] = []
      state.doc.descendants((node, at) => {
        if (node.type.name === 'image' && node.attrs.src === addressOf(upload)) found.push(at)
      })
      for (const at of found.reverse()) tr.delete(at, at + 1)
      return true
    })
    uploads.remove(upload)
  }
  const pending = uploads.sending.length
  const tellPending = useEffectEvent((count: number) => onChange({ pending: count }))
  useEffect(() => tellPending(pending), [pending])

  return (
    <div>
      <span id={id} className={css.label}>
        {label}
      </span>
      <div className={css.box}>
        <EditorContent editor={editor} />
        {asked && canned.data && (
          <CannedList
            ref={keys}
            answers={[...canned.data.rows, ...articles]}
            asked={asked}
            values={values()}
            locale={clientLocale}
          />
        )}
        <Files
          files={value.files}
          sending={uploads.sending}
          remove={remove}
          retry={uploads.retry}
          drop={uploads.drop}
        />
        <Toolbar editor={editor}>
          <button type="button" className={css.small} onClick={() => picker.current?.click()}>
            {say('editor.attach')}
          </button>
          <button
            type="button"
            className={css.small}
            title={say('editor.cannedHint')}
            onClick={() =>
              editor
                .chain()
                .focus()
                .insertContent(editor.isEmpty ? ';' : ' ;')
                .run()
            }
          >
            {say('editor.canned')}
          </button>
          {canned.data && canned.data.rows.length > 0 && <LetterLanguage label={say('canned.language')} />}
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={say('editor.attach')}
            onChange={(event) => {
              for (const file of event.currentTarget.files ?? []) attach(file)
              event.currentTarget.value = ''
            }}
          />
        </Toolbar>
      </div>
    </div>
  )
}

/** Words without markup, as the editor takes them. */
function paragraphs(text: string) {
  return {
    type: 'doc',
    content: text.split('\n').map((line) => ({
      type: 'paragraph',
      ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }),
    })),
  }
}
