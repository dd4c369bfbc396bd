import { useSay } from '../../../say/say.tsx'
import { FilesView } from '../files/files-view.tsx'
import type { SectionProps } from './section.ts'

/** Every file that came with the case; the arrows of the viewer go through all of them. */
export function Files({ detail, desk }: SectionProps) {
  const say = useSay()
  const files = detail.messages.flatMap((message) => message.attachments)
  if (files.length === 0) return null
  return (
    <section>
      <h2>{say('panel.files')}</h2>
      <FilesView files={files} desk={desk} isShort />
    </section>
  )
}
