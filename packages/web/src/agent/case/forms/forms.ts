import type { ActKind } from '../../../api/acts.ts'
import { admit } from './admit.tsx'
import { escalate, promise, returnBack } from './escalate.tsx'
import { type ActForm, formOf } from './form.ts'
import { answer, ask } from './letter.tsx'
import { note, reply } from './note.tsx'
import { refuse } from './refuse.tsx'
import { supply } from './supply.tsx'

function NoBoxes() {
  return null
}

/** An act that needs no boxes. */
const plain = (kind: 'take' | 'confirm' | 'close'): ActForm<object> => ({
  slot: kind,
  empty: {},
  act: () => ({ kind }),
  isBlank: () => false,
  Boxes: NoBoxes,
})

/** The boxes of every act; a new act has no way around its form. */
export const FORMS: Readonly<Record<ActKind, ActForm<object>>> = {
  answer: formOf(answer),
  ask: formOf(ask),
  note: formOf(note),
  reply: formOf(reply),
  supply: formOf(supply),
  escalate: formOf(escalate),
  promise: formOf(promise),
  refuse: formOf(refuse),
  admit: formOf(admit),
  take: plain('take'),
  return: formOf(returnBack),
  confirm: plain('confirm'),
  close: plain('close'),
}
