import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Field, type Item, isField, isInn, itemWords, versionMatches } from '@reglament/engine'
import type { DataHint } from '../api/data-hints.ts'
import { useVoice } from '../say/say.tsx'
import { type AskedForm, supportedVersions } from '../ui/asked/form.ts'
import { hintFor } from '../ui/data-hints.ts'
import { useRules } from '../ui/regulation.tsx'
import { RichText } from '../ui/rich-text.tsx'
import css from './checklist.module.css'

interface Props {
  readonly item: Item
  readonly came: boolean
  /** The product that the case is about; empty where it is not known. */
  readonly product: string
  /** How the desk says that things are found, for that product and for all. */
  readonly hints: readonly DataHint[]
  readonly form: AskedForm
  readonly change: (part: Partial<AskedForm>) => void
  /** What is told of a thing that is no field. */
  readonly words: string
  readonly tell: (text: string) => void
  readonly attach: (files: readonly File[]) => void
}

/** Which boxes of the form hold a field of a request. */
const BOXES: Readonly<Record<Field, readonly (keyof AskedForm)[]>> = {
  contact: ['name', 'email', 'phone'],
  organization: ['organization'],
  inn: ['inn'],
  licence: ['licence'],
  product: ['product'],
  version: ['version'],
  description: ['description'],
}

/** One line: a tick where it has come, otherwise its boxes with the way to find what goes in them. */
export function ChecklistItem(props: Props) {
  const { item, came, words, tell, attach, hints, form, product } = props
  const { say, locale } = useVoice()
  const name = itemWords(item, locale)
  if (came)
    return (
      <li className={css.came}>
        <span aria-hidden="true">✓</span> {name} <span className={css.hint}>{say('fill.came')}</span>
      </li>
    )
  const hint = hintFor(hints, form.product || product || null, item, locale)
  return (
    <li className={css.item}>
      {hint !== null && (
        <section className={css.steps} aria-label={say('fill.how', { item: name })}>
          <RichText html={hint} addressOf={() => null} />
        </section>
      )}
      {isField(item) ? (
        BOXES[item].map((box, at) => (
          <Box key={box} {...props} item={item} box={box} hasHint={at === 0 && hint === null} />
        ))
      ) : (
        <>
          <Textarea
            label={name.charAt(0).toUpperCase() + name.slice(1)}
            {...(hint === null ? { description: say(`fill.hint.${item}`) } : {})}
            name={item}
            rows={item === 'logs' ? 5 : 2}
            value={words}
            onChange={(event) => tell(event.currentTarget.value)}
          />
          {item !== 'access' && (
            <label className={css.hint}>
              {say('fill.files')}{' '}
              <input
                type="file"
                multiple
                accept={item === 'screenshots' ? 'image/*' : undefined}
                onChange={(event) => attach([...(event.currentTarget.files ?? [])])}
              />
            </label>
          )}
        </>
      )}
    </li>
  )
}

interface BoxProps extends Omit<Props, 'item'> {
  readonly item: Field
  readonly box: keyof AskedForm
  /** The common hint stands over the first box of a field alone, and gives way to the desk's own. */
  readonly hasHint: boolean
}

function Box({ item, box, hasHint, form, change, product }: BoxProps) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const hint = hasHint ? { description: say(`fill.hint.${item}`) } : {}
  const problem = useProblem(box, form, product)
  if (box === 'product')
    return (
      <NativeSelect
        name={box}
        label={say('form.product')}
        {...hint}
        value={form.product}
        onChange={(event) => change({ product: event.currentTarget.value })}
        data={[
          { value: '', label: say('form.productChoose') },
          ...Object.entries(regulation.products).map(([id, { title }]) => ({ value: id, label: title[locale] })),
        ]}
      />
    )
  if (box === 'description')
    return (
      <Textarea
        name={box}
        rows={4}
        label={say('form.description')}
        {...hint}
        value={form.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
    )
  return (
    <TextInput
      name={box}
      label={say(`form.${box}`)}
      {...hint}
      {...(problem === null ? {} : { error: problem })}
      value={form[box]}
      onChange={(event) => change({ [box]: event.currentTarget.value })}
    />
  )
}

/** What the engine has against what is being typed; null where nothing. */
function useProblem(box: keyof AskedForm, form: AskedForm, product: string): string | null {
  const { say } = useVoice()
  const { regulation } = useRules()
  const typed = form[box].trim()
  if (typed === '') return null
  if (box === 'inn') return isInn(typed) ? null : say('form.innWrong')
  if (box !== 'version') return null
  const versions = supportedVersions(form.product || product, regulation)
  if (versions === null || versions.some((each) => versionMatches(typed, each))) return null
  return say('fill.versionUnsupported', { versions: versions.join(', ') })
}
