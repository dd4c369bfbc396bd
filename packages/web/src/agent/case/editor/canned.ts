import { Extension } from '@tiptap/core'
import Suggestion, { type SuggestionKeyDownProps, type SuggestionProps } from '@tiptap/suggestion'

/** What was typed after the semicolon, and what puts an answer in its place. */
export interface CannedQuery {
  readonly query: string
  readonly insert: (html: string) => void
}

interface Options {
  readonly changed: (query: CannedQuery | null) => void
  /** True where the key was the list's. */
  readonly pressed: (event: KeyboardEvent) => boolean
}

/** `;name` at the beginning of a word asks for a canned answer. The list itself stands outside of the text. */
export const Canned = Extension.create<Options>({
  name: 'canned',
  addOptions: () => ({ changed: () => {}, pressed: () => false }),
  addProseMirrorPlugins() {
    const { changed, pressed } = this.options
    const show = ({ query, command }: SuggestionProps<string, string>) =>
      changed({ query, insert: (html) => command(html) })
    return [
      Suggestion<string, string>({
        editor: this.editor,
        char: ';',
        items: () => [],
        command: ({ editor, range, props }) => {
          editor.chain().focus().deleteRange(range).insertContent(props).run()
        },
        render: () => ({
          onStart: show,
          onUpdate: show,
          onKeyDown: ({ event }: SuggestionKeyDownProps) => pressed(event),
          onExit: () => changed(null),
        }),
      }),
    ]
  },
})
