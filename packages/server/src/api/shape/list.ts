import { TOPICS } from '@reglament/engine'
import { z } from 'zod'
import { FIELDS_FORM, TAGS_FORM } from '../../store/case/beside-filter.ts'
import { LISTS } from '../../store/case/case-list.ts'
import { isoShape, statusShape } from './words.ts'

export const listShape = z.enum(LISTS).meta({ id: 'List' })

const id = z.string().max(100)

/** What narrows a list; each part stands in the address of a list as it stands here. */
export const filterShape = z
  .object({
    programme: id.exactOptional(),
    product: id.exactOptional(),
    topic: z.enum(TOPICS).exactOptional(),
    assignee: id.exactOptional().describe('The id of a user, or `none`: nobody has it'),
    status: statusShape.exactOptional(),
    organization: z.uuid().exactOptional().describe('The id of an organization'),
    tags: z
      .string()
      .max(400)
      .regex(TAGS_FORM)
      .exactOptional()
      .describe('Ids of tags with commas between them: the case has every one of them'),
    fields: z
      .string()
      .max(2000)
      .regex(FIELDS_FORM)
      .exactOptional()
      .describe(
        'What fields of the desk’s own say: `id:value` with commas between them, or `id` alone where nothing was said; a comma or a backslash of a value has a backslash before it',
      ),
  })
  .meta({ id: 'ListFilter' })

export const savedFilterShape = z
  .object({
    id: z.uuid(),
    title: z.string(),
    list: listShape,
    filter: filterShape,
    isShared: z.boolean().describe('Everybody on the desk has it'),
    isMine: z.boolean(),
  })
  .meta({ id: 'SavedFilter' })

/** What a line of a list may show beside its number, subject and clock. */
const COLUMNS = ['client', 'programme', 'product', 'priority', 'turn', 'assignee', 'strip', 'clientTime'] as const

/** When a breach is near: when the deadline turns amber, or so many minutes before it. */
const NEAR = ['amber', '15', '30', '60', 'off'] as const

export const preferencesShape = z
  .object({
    columns: z.array(z.enum(COLUMNS)).max(COLUMNS.length),
    notify: z.object({
      isOn: z.boolean(),
      replied: z.boolean(),
      returned: z.boolean(),
      assigned: z.boolean(),
      near: z.enum(NEAR),
    }),
  })
  .meta({ id: 'Preferences' })

export const DEFAULT_PREFERENCES: z.infer<typeof preferencesShape> = {
  columns: ['client', 'programme', 'product', 'turn', 'assignee', 'strip', 'clientTime'],
  notify: { isOn: false, replied: true, returned: true, assigned: true, near: 'amber' },
}

const placedShape = z.object({
  number: z.int(),
  label: z.string(),
  priority: z.int().nullable(),
  respondBy: isoShape.nullable(),
  registeredAt: isoShape,
})

export const takenShape = placedShape
  .extend({
    before: placedShape
      .nullable()
      .describe(
        'The case that would have been next; the engine’s `whyBefore` says why it was not. Null: none, or not known',
      ),
  })
  .meta({ id: 'Taken' })
