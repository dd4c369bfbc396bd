import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import css from '../composer.module.css'
import { type ActForm, type BoxesProps, said } from './form.ts'

interface SupplyDraft {
  readonly product: string
  readonly version: string
  readonly description: string
  readonly organization: string
  readonly inn: string
}

export const supply: ActForm<SupplyDraft> = {
  slot: 'supply',
  empty: { product: '', version: '', description: '', organization: '', inn: '' },
  act: (draft) => ({ kind: 'supply', data: suppliedBy(draft) }),
  isBlank: () => false,
  Boxes: Supplied,
}

function suppliedBy({ product, version, description, organization, inn }: SupplyDraft) {
  const org = {
    ...(said(organization) ? { name: organization.trim() } : {}),
    ...(said(inn) ? { inn: inn.trim() } : {}),
  }
  return {
    ...(said(product) ? { product: product.trim() } : {}),
    ...(said(version) ? { version: version.trim() } : {}),
    ...(said(description) ? { description: description.trim() } : {}),
    ...(Object.keys(org).length > 0 ? { organization: org } : {}),
  }
}

function Supplied({ draft, change }: BoxesProps<SupplyDraft>) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  return (
    <>
      <div className={css.three}>
        <NativeSelect
          label={say('form.product')}
          name="product"
          value={draft.product}
          onChange={(event) => change({ product: event.currentTarget.value })}
          data={[
            { value: '', label: say('form.productChoose') },
            ...Object.entries(regulation.products).map(([id, product]) => ({
              value: id,
              label: product.title[locale],
            })),
          ]}
        />
        <TextInput
          label={say('form.version')}
          name="version"
          value={draft.version}
          onChange={(event) => change({ version: event.currentTarget.value })}
        />
        <TextInput
          label={say('form.inn')}
          name="inn"
          value={draft.inn}
          onChange={(event) => change({ inn: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={say('form.organization')}
        name="organization"
        value={draft.organization}
        onChange={(event) => change({ organization: event.currentTarget.value })}
      />
      <Textarea
        label={say('form.description')}
        name="description"
        rows={2}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
    </>
  )
}
