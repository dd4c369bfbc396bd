import { z } from 'zod'
import { LOCALES } from '../base/text.ts'
import { ACT_CONDITIONS, CAPABILITIES, CHANNELS, FIELDS, HOLDING_KINDS, PAUSING_STATES, TOPICS } from './vocabulary.ts'

/** The shape of a regulation file. Scalars are text: see `readDocument`. Meaning across keys is checked in `resolve`. */

const text = z
  .strictObject({ ru: z.string().min(1), en: z.string().min(1) })
  .describe('A sentence or a title, in Russian and in English')
/** An address is the same in every language; words are not. */
const sameOrText = z.union([
  z
    .string()
    .min(1)
    .transform((same) => ({ ru: same, en: same })),
  text,
])
const clauses = z.array(z.string().min(1)).default([]).describe('The clauses that this rule rests on, such as [I29]')
const duration = z
  .string()
  .describe('A length of time with its unit: `4 hours`, `16 working hours`, `14 days`, `3 months`, `1 year`')
const yesNo = z.enum(['true', 'false']).transform((word) => word === 'true')
const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a name is made of small latin letters, digits and hyphens')
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-03-09')
const hours = z
  .union([z.string(), z.array(z.string())])
  .describe('A day’s hours: `10:00-19:00`, `10:00-13:00, 14:00-19:00`, `24h` or `closed`')
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((value) => [value])])
const wholeNumber = z
  .string()
  .regex(/^\d{1,6}$/, 'a whole number')
  .transform(Number)

const calendar = z.strictObject({
  title: text,
  timezone: z.string().optional(),
  weekly: z.record(z.string(), hours),
  holidays: z.union([z.string(), z.array(isoDate)]).optional(),
  'special-days': z.record(isoDate, hours).default({}),
  'transferred-days': z.record(isoDate, z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).default({}),
  'shortened-days': yesNo.default(false),
  clauses,
})

const product = z.strictObject({
  title: text,
  versions: z.union([z.literal('any'), z.array(z.string().min(1)).min(1)]).optional(),
  current: z.string().min(1).optional(),
  clauses,
})

const holding = z.strictObject({
  term: duration.optional(),
  'counts-as': z.enum(HOLDING_KINDS).optional(),
  'once-in': duration.optional(),
  clauses,
})

const channels = z.strictObject({
  open: z.array(z.enum(CHANNELS)),
  also: z.array(z.enum(CHANNELS)).default([]),
  about: z
    .partialRecord(
      z.enum(CHANNELS),
      z.strictObject({
        'by-invitation': z.strictObject({ 'asked-by': z.enum(CHANNELS) }).optional(),
        places: z.array(text).default([]),
        clauses,
      }),
    )
    .default({}),
  clauses,
})

const capability = z.strictObject({ grant: z.array(z.enum(CAPABILITIES)), note: text.optional(), clauses })
const scopeRule = z.strictObject({ topics: z.array(z.enum(TOPICS)).min(1), note: text.optional(), clauses })
const inOrOut = z.enum(['in', 'out'])

const scope = z.strictObject({
  in: oneOrMore(scopeRule).default([]),
  out: oneOrMore(scopeRule).default([]),
  otherwise: z
    .union([inOrOut.transform((is) => ({ is, clauses: [] as string[] })), z.strictObject({ is: inOrOut, clauses })])
    .default({ is: 'in', clauses: [] }),
})

const furtherTarget = z.strictObject({
  within: duration,
  calendar: z.string().optional(),
  pauses: z.array(z.enum(PAUSING_STATES)).optional().describe('The states of a case in which the clock stands still'),
  clauses,
})

const programme = z.strictObject({
  title: text,
  who: z.union([
    z.literal('everyone'),
    z.strictObject({
      holds: z.array(z.enum(HOLDING_KINDS)).default([]),
      held: z.array(z.enum(HOLDING_KINDS)).default([]),
    }),
  ]),
  admission: z.enum(['open', 'discretion', 'refuse']).default('open'),
  priority: wholeNumber.optional(),
  hours: z.string().optional(),
  response: z.strictObject({ within: duration, calendar: z.string().optional(), clauses }),
  targets: z
    .strictObject({ 'next-response': furtherTarget.optional(), resolution: furtherTarget.optional() })
    .default({})
    .describe('Promises beyond the first response'),
  channels: channels.optional(),
  capabilities: z.array(capability).optional(),
  scope: scope.optional(),
  clauses: z.array(z.string().min(1)).min(1),
})

const cited = z.strictObject({ clauses })
const titled = z.strictObject({ title: text, clauses })

export const regulationFile = z.strictObject({
  reglament: z.literal('1').describe('The version of this format'),
  id: name.describe('The name of the desk in addresses and commands; never changes'),
  version: z
    .string()
    .min(1)
    .describe('The version of this regulation: a published one is never changed, a new one gets a new version'),
  title: text,
  vendor: text,
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{0,7}$/, 'a prefix is one to eight capital latin letters')
    .describe('What the numbers of cases begin with'),
  timezone: z.string().describe('The IANA time zone of dates and hours, such as Europe/Moscow'),
  locale: z.enum(LOCALES).default('ru'),
  calendars: z.record(name, calendar).default({}).describe('Working hours by name'),
  hours: z.string().optional().describe('The calendar of the desk’s own hours'),
  products: z.record(name, product).describe('What is supported, and in which versions'),
  holdings: z
    .partialRecord(z.enum(HOLDING_KINDS), holding)
    .default({})
    .describe('What gives a client its rights, and for how long'),
  response: cited
    .default({ clauses: [] })
    .describe('The clauses that say what the clock of the first answer runs from'),
  channels: channels.optional().describe('The channels of every programme that has none of its own'),
  capabilities: z
    .array(capability)
    .default([])
    .describe('What every programme that names none of its own may be given'),
  scope: scope
    .default({ in: [], out: [], otherwise: { is: 'in', clauses: [] } })
    .describe('The subjects of every programme that has none of its own'),
  programmes: z
    .record(name, programme)
    .describe('From the most to the least favourable: the first that fits the client serves the request'),
  'not-entitled': cited.optional().describe('The clauses by which a request is refused where no programme fits'),
  intake: z
    .strictObject({
      required: z
        .array(
          z.strictObject({
            fields: z.array(z.enum(FIELDS)).min(1),
            on: z.enum(['always', 'first-contact']).default('always'),
            clauses,
          }),
        )
        .default([]),
    })
    .default({ required: [] }),
  refusals: z.record(name, titled).default({}).describe('The grounds on which a specialist may refuse'),
  turns: z.strictObject({ 'one-at-a-time': yesNo, clauses }).default({ 'one-at-a-time': false, clauses: [] }),
  queue: z
    .strictObject({ order: z.array(z.enum(['priority', 'due', 'arrival'])).min(1), clauses })
    .default({ order: ['priority', 'due', 'arrival'], clauses: [] }),
  lifecycle: z
    .strictObject({
      stages: clauses,
      confirmation: cited.default({ clauses: [] }),
      silence: z
        .strictObject({
          after: duration,
          since: z.enum(['last-answer', 'waiting']).default('waiting'),
          warn: duration.optional(),
          clauses,
        })
        .optional(),
      'by-specialist': z
        .strictObject({ when: z.enum(['after-answer', 'any-time']), clauses })
        .default({ when: 'after-answer', clauses: [] }),
      reopening: cited.default({ clauses: [] }),
    })
    .default({
      stages: [],
      confirmation: { clauses: [] },
      'by-specialist': { when: 'after-answer', clauses: [] },
      reopening: { clauses: [] },
    }),
  escalation: z
    .strictObject({
      to: text.optional(),
      requires: z.array(z.enum(['developer', 'eta'])).default([]),
      direct: yesNo.optional().describe('A developer may answer the client without support in between'),
      clauses,
    })
    .default({ requires: [], clauses: [] }),
  remote: z.strictObject({ protocol: z.enum(['ssh', 'teamviewer']), port: wholeNumber.optional(), clauses }).optional(),
  renewals: z
    .partialRecord(
      z.enum(HOLDING_KINDS),
      z.strictObject({
        term: duration,
        'or-more': yesNo.default(false),
        starts: z.enum(['when-asked', 'after-the-last']).default('after-the-last'),
        asked: z.strictObject({ channels: z.array(z.enum(CHANNELS)).min(1), clauses }).optional(),
        act: z.array(z.strictObject({ must: z.enum(ACT_CONDITIONS), clauses })).optional(),
        clauses,
      }),
    )
    .default({}),
  notices: z.record(name, titled).default({}).describe('What the desk publishes and decides nothing by'),
  contacts: z.record(name, z.strictObject({ title: text, value: sameOrText, clauses })).default({}),
  clauses: z.record(
    z.string().regex(/^[A-Z]{1,4}\d{1,4}[a-z]?$/, 'a clause id is letters and a number, like I29'),
    z.strictObject({ ru: z.string().min(1), en: z.string().min(1), assumed: text.optional() }),
  ),
})

export type RegulationFile = z.output<typeof regulationFile>
