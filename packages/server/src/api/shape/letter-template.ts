import { z } from 'zod'
import { TEMPLATE_CHARS, TEMPLATE_VARIABLES, TEMPLATES } from '../../letters/template.ts'
import { isoShape, localeShape } from './words.ts'

const nameShape = z.enum(TEMPLATES).meta({ id: 'LetterTemplateName' })
export const variableShape = z.enum(TEMPLATE_VARIABLES).meta({ id: 'LetterVariable' })

const textShape = z.string().max(TEMPLATE_CHARS).describe('Liquid: `{{ variables }}` and `{% if … %}`')

export const templateShape = z
  .object({
    name: nameShape,
    locale: localeShape,
    text: textShape,
    shipped: z.string().describe('What it can be put back to'),
    isOwn: z.boolean().describe('Worded by the desk'),
    version: z.int().describe('0: never touched'),
    changedAt: isoShape.nullable(),
  })
  .meta({ id: 'LetterTemplate' })

export const templateVersionShape = z
  .object({
    version: z.int(),
    text: z.string().nullable().describe('null: put back to what ships'),
    changedBy: z.string().nullable().describe('A name; null where the account is gone'),
    changedAt: isoShape,
  })
  .meta({ id: 'LetterTemplateVersion' })

export const newTemplateShape = z.object({
  name: nameShape,
  locale: localeShape,
  text: textShape.nullable(),
  after: z.int().min(0).describe('The version that was looked at'),
})

export const previewShape = z.object({
  name: nameShape,
  locale: localeShape,
  text: textShape,
  number: z.int().min(1).exactOptional().describe('Left out: the case that had such a letter last'),
})

const place = { line: z.int(), column: z.int() }
const templateProblemShape = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('unknown-variable'), name: z.string(), meant: z.string().nullable(), ...place }),
    z.object({ kind: z.literal('broken'), message: z.string(), ...place }),
    z.object({ kind: z.literal('left-out'), name: variableShape }),
  ])
  .meta({ id: 'LetterTemplateProblem' })

export const templatePreviewShape = z.object({
  problems: z.array(templateProblemShape),
  preview: z
    .object({ number: z.int(), subject: z.string(), text: z.string(), html: z.string() })
    .nullable()
    .describe('null: it can not be used, or the desk has no case yet'),
})
