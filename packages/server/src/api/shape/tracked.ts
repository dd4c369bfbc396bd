import { z } from 'zod'
import { messageShape } from './case.ts'
import { caseStateShape, developerShape } from './case-state.ts'
import { dataHintShape } from './data-hint.ts'
import { regulationShape, uploadLimitShape } from './desk.ts'
import { messengerKindShape } from './messenger.ts'
import { ownRenewalShape } from './renewal.ts'
import { verdictShape } from './request.ts'
import { isoShape, localeShape, statusShape, textShape, turnShape } from './words.ts'

/** What a client sees of their case. */
export const trackedShape = z
  .object({
    label: z.string(),
    subject: z.string(),
    status: statusShape,
    turn: turnShape,
    respondBy: isoShape.nullable(),
    closesAt: isoShape.nullable().describe('When silence closes the case'),
    state: caseStateShape,
    messages: z.array(messageShape).describe('Without the notes of staff'),
    joined: z.array(z.string()).describe('Labels of the client’s other cases that go on in this one'),
    renewals: z.array(ownRenewalShape).describe('What was asked for from this case, the newest first'),
    developer: developerShape.nullable(),
    eta: isoShape.nullable(),
    verdict: verdictShape,
    deskTitle: textShape,
    deskLocale: localeShape,
    timezone: z.string(),
    regulation: regulationShape,
    before: z.int().nullable().describe('While it stands in the queue: how many cases of the desk stand before it'),
    rated: z.int().nullable().describe('The client’s mark, 1 to 5, since the case was last ended'),
    ahead: z.int().nullable().describe('While it waits for its turn: how many cases of the same client come before it'),
    hints: z.array(dataHintShape).describe('How the client gets what may be asked for, in the desk’s own words'),
    partner: z
      .object({ name: z.string().nullable(), client: z.string().nullable() })
      .nullable()
      .describe('Whoever reads acts for the client as this partner; null: they are the client'),
    uploadLimitBytes: uploadLimitShape,
    messengers: z.array(messengerKindShape).describe('Where the client may go on with the case'),
  })
  .meta({ id: 'TrackedCase' })
