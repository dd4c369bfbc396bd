import { Textarea } from '@mantine/core'
import { useSay } from '../../../say/say.tsx'
import { AskedBox, ProductBox } from '../../../ui/asked/boxes.tsx'
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
  const say = useSay()
  return (
    <>
      <div className={css.three}>
        <ProductBox form={draft} change={change} />
        <AskedBox box="version" form={draft} change={change} />
        <AskedBox box="inn" form={draft} change={change} />
      </div>
      <AskedBox box="organization" form={draft} change={change} />
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
