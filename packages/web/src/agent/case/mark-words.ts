import type { Locale } from '@reglament/engine'
import type { Mark } from '../../api/beside.ts'
import type { Say } from '../../say/say.tsx'
import { whereWords } from '../clients/where-words.ts'

/** What was done beside the case, in words that follow the one who did it. */
export function markWords({ body }: Mark, say: Say, locale: Locale): string {
  switch (body.kind) {
    case 'tagged':
    case 'untagged':
      return say(`mark.${body.kind}`, { tag: body.tag })
    case 'field':
      return body.to === null
        ? say('mark.fieldEmptied', { field: body.field[locale], from: body.from ?? '' })
        : say('mark.field', { field: body.field[locale], to: body.to })
    case 'linked':
    case 'unlinked':
      return say(`mark.${body.kind}`, { kind: say(`link.${body.link}`), to: body.to })
    case 'moved': {
      const { person, from, to } = body
      return say('mark.moved', { where: whereWords({ name: person ?? say('clients.unnamed'), from, to }, say) })
    }
  }
}
