import Image from '@tiptap/extension-image'
import StarterKit from '@tiptap/starter-kit'

/** What can be written to a client: words, lists, quotes, code, links and pictures. No headings: a letter is no page. */
export const EXTENSIONS = [
  StarterKit.configure({
    heading: false,
    horizontalRule: false,
    underline: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      protocols: ['http', 'https', 'mailto', 'tel'],
    },
  }),
  Image.configure({ inline: true, allowBase64: false }),
]
