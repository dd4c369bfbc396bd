import type ru from '../ru/checklist.ts'

/** What the page of a case says of data that was asked for, and of a refusal. */
export default {
  'fill.title': 'To go on, we need:',
  'fill.left': 'Still left: {{items}}',
  'fill.files': 'Attach files:',
  'fill.all': 'Everything has come, thank you. The case is with the specialist.',
  'fill.came': 'received',
  'fill.send': 'Send what is filled in',
  'fill.part': 'You can send a part: the rest will wait for you here.',
  'fill.versionUnsupported': 'This version is not supported. Supported are: {{versions}}',
  'fill.how': 'How to get it: {{item}}',
  'fill.hint.contact': 'An e-mail address or a phone number at which you can be reached',
  'fill.hint.organization': 'As in the contract',
  'fill.hint.inn': '10 or 12 digits; it stands in the contract and on the stamp',
  'fill.hint.licence': 'It stands in the letter about the purchase and under “Licence” in the program',
  'fill.hint.product': 'Choose from the list',
  'fill.hint.version': 'It stands under “About”, or at the foot of the sign-in page',
  'fill.hint.description': 'What you did, what you expected and what came; the whole text of the error',
  'fill.hint.logs': 'The lines around the time of the error, here or as a file',
  'fill.hint.screenshots': 'Attach the pictures; say what they show where it is needed',
  'fill.hint.access':
    'Address, port, and when we may connect. Write no password here: the specialist will say how to pass it on',

  'refused.title': 'How to put it right',
  'refused.again': 'You can write below, on this page.',
  'refused.head': 'If you do not agree, write to the head of support at the foot of this page.',
  'refused.contacts': 'Or turn to:',
} as const satisfies Record<keyof typeof ru, string>
