import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { previewArticle } from '../../api/knowledge.ts'
import { useSay } from '../../say/say.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './knowledge.module.css'

/** Between the last key and the page, in milliseconds. */
const PAUSE_MS = 300

/** The text as its page will show it: the server's own reading, so that nothing differs when it is published. */
export function Preview({ desk, body }: { readonly desk: string; readonly body: string }) {
  const say = useSay()
  const [rested] = useDebouncedValue(body, PAUSE_MS)
  const shown = useQuery({
    queryKey: ['article preview', desk, rested],
    queryFn: () => previewArticle(desk, rested),
    enabled: rested.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const html = rested.trim() === '' ? '' : (shown.data?.html ?? '')
  return (
    <div>
      <p className={css.previewLabel}>{say('knowledge.preview')}</p>
      <ScrollRegion className={css.preview} label={say('knowledge.preview')}>
        {html === '' ? (
          <p className={css.soft}>{say('knowledge.previewEmpty')}</p>
        ) : (
          <RichText html={html} addressOf={(source) => (source.startsWith('/d/') ? source : null)} />
        )}
      </ScrollRegion>
      {shown.isError && <Failed error={shown.error} />}
    </div>
  )
}
