import { fileAddress } from '../../../api/staff.ts'
import { useVoice } from '../../../say/say.tsx'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** Every file that came with the case. */
export function Files({ detail, desk }: SectionProps) {
  const { say } = useVoice()
  const files = detail.messages.flatMap((message) => message.attachments)
  if (files.length === 0) return null
  return (
    <section>
      <h2>{say('panel.files')}</h2>
      <ul className={css.plain}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={fileAddress(desk, file.id)}>{file.filename}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
