import { z } from 'zod'
import { FIELD_KINDS } from '../../store/case/case-field.ts'
import { LINK_KINDS } from '../../store/case/link.ts'
import { isoShape, statusShape, textShape } from './words.ts'

export const tagShape = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Tag' })
export const countedTagShape = z
  .object({ id: z.uuid(), name: z.string(), cases: z.int() })
  .meta({ id: 'CountedTag', description: 'A tag of the desk, and how many cases have it' })

export const caseFieldShape = z
  .object({
    id: z.uuid(),
    title: textShape,
    kind: z.enum(FIELD_KINDS),
    choices: z.array(z.string()),
    products: z.array(z.string()).describe('Whose cases are asked; empty: all'),
    isRetired: z.boolean().describe('No longer asked; what was said stays'),
  })
  .meta({ id: 'CaseField', description: 'Something that the desk wants to know of its cases, for itself' })

const linkKindShape = z.enum([...LINK_KINDS, 'split-from', 'transferred-to', 'transferred-from', 'outside'])

const linkShape = z
  .object({
    id: z.uuid(),
    kind: linkKindShape,
    isReverse: z.boolean().describe('Made at the other end'),
    other: z.object({ number: z.int(), label: z.string(), subject: z.string(), status: statusShape }).nullable(),
    url: z.string().nullable(),
    title: z.string().nullable(),
  })
  .meta({ id: 'CaseLink' })

const markBodyShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['tagged', 'untagged']), tag: z.string() }),
  z.object({ kind: z.literal('field'), field: textShape, from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ kind: z.enum(['linked', 'unlinked']), link: linkKindShape, to: z.string() }),
  z.object({
    kind: z.literal('moved'),
    person: z.string().nullable(),
    from: z.string().nullable().describe('The organization that the person left; null: none'),
    to: z.string().nullable().describe('The organization that they went to; null: none'),
  }),
])

/** What was done beside a case: kept as it was said then. */
const markShape = z
  .object({ id: z.uuid(), body: markBodyShape, by: z.string().nullable(), byName: z.string().nullable(), at: isoShape })
  .meta({ id: 'Mark' })

const numberedShape = z.object({ number: z.int(), label: z.string() })

export const besideShape = z
  .object({
    mergedInto: numberedShape.nullable().describe('The case that this one is an alias of'),
    merged: z.array(numberedShape.extend({ apart: z.boolean().describe('It is another client’s') })),
    links: z.array(linkShape),
    tags: z.array(tagShape),
    fields: z.array(caseFieldShape.extend({ value: z.string().nullable() })),
    marks: z.array(markShape),
  })
  .meta({ id: 'Beside', description: 'What stands beside a case and is no part of its rules' })
