import { CHANNEL_WORDS } from '@reglament/engine'
import type { CaseDetail } from '../../../api/shapes.ts'
import { useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import css from '../panel.module.css'

/** What the question is about. */
export function Product({ detail }: { readonly detail: CaseDetail }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const { product, version, licence, topic, channel } = detail.state.request
  const facts = [
    product && (regulation.products[product]?.title[locale] ?? product),
    version && say('panel.version', { version }),
    licence && say('panel.licence', { licence }),
    topic && say(`topic.${topic}`),
    say('panel.channel', { channel: CHANNEL_WORDS[locale][channel] }),
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  return (
    <section>
      <h2>{say('panel.question')}</h2>
      <ul className={css.plain}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  )
}
