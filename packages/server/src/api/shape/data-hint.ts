import { z } from 'zod'
import { TEXT_LIMIT } from './request.ts'
import { isoShape, itemShape } from './words.ts'

const wordsShape = z.string().max(TEXT_LIMIT).nullable().describe('HTML: how the client gets it, step by step')

export const newHintShape = z.object({
  product: z.string().max(100).nullable().describe('null: all products'),
  item: itemShape,
  isNeeded: z.boolean().describe('Cases of the product can’t do without it'),
  ru: wordsShape,
  en: wordsShape,
})

export const dataHintShape = newHintShape.meta({ id: 'DataHint' })

export const keptHintShape = newHintShape
  .extend({ changedBy: z.string().nullable(), changedAt: isoShape })
  .meta({ id: 'KeptDataHint' })
