import { Button, FileButton, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { createPicture } from '../../api/knowledge.ts'
import { staffUploads, uploadFile } from '../../api/uploads.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './knowledge.module.css'

interface Props {
  readonly desk: string
  /** Puts Markdown where the cursor is. */
  readonly insert: (markdown: string) => void
}

/** A picture for the text: first the words for whoever will not see it, then the file. */
export function AddPicture({ desk, insert }: Props) {
  const say = useSay()
  const [words, setWords] = useState('')
  const alt = words.replace(/[[\]\s]+/g, ' ').trim()
  const adding = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await uploadFile(staffUploads(desk), file, () => {}, new AbortController().signal)
      return createPicture(desk, id)
    },
    onSuccess: ({ id }) => {
      insert(`![${alt}](picture:${id})`)
      setWords('')
    },
  })
  return (
    <fieldset className={css.picture}>
      <TextInput
        className={css.pictureWords ?? ''}
        label={say('knowledge.picture')}
        description={say('knowledge.pictureHint')}
        name="picture"
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FileButton
        accept="image/png,image/jpeg,image/gif,image/webp"
        inputProps={{ 'aria-label': say('knowledge.pictureFile') }}
        onChange={(file) => file && adding.mutate(file)}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={adding.isPending}
            disabled={alt === ''}
            title={alt === '' ? say('knowledge.pictureNeeds') : undefined}
          >
            {say('knowledge.pictureAdd')}
          </Button>
        )}
      </FileButton>
      {adding.isError && <Failed error={adding.error} kept={say('knowledge.kept')} />}
    </fieldset>
  )
}
