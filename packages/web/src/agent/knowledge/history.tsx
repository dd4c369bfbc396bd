import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type Article, readArticle } from '../../api/knowledge.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './knowledge.module.css'

interface Props {
  readonly desk: string
  readonly article: Article
  readonly show: (version: number, older: Article) => void
}

/** Who wrote, published and took down what, and when; every version can be looked at again. */
export function History({ desk, article, show }: Props) {
  const say = useSay()
  const { desk: here } = useWorkplace()
  const reading = useMutation({
    mutationFn: (version: number) => readArticle(desk, article.id, version),
    onSuccess: (older, version) => show(version, older),
  })
  return (
    <section aria-label={say('knowledge.history')}>
      <h2>{say('knowledge.history')}</h2>
      <ul className={css.changes}>
        {article.changes.map(({ kind, version, at, by }) => (
          <li key={`${kind} ${at}`}>
            <span>{say(`knowledge.change.${kind}`, { version: version ?? 0 })}</span>
            <span className={css.soft}>
              {by} <When at={Date.parse(at)} timezone={here.timezone} zone="never" />
            </span>
            {kind === 'written' && version !== null && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={say('knowledge.showWhat', { version })}
                onClick={() => reading.mutate(version)}
              >
                {say('knowledge.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reading.isError && <Failed error={reading.error} />}
    </section>
  )
}
