import type ru from '../ru/hints.ts'

/** How a client gets what is asked of them. */
export default {
  'hints.title': 'Data by product',
  'hints.about':
    'What each product needs and how the client finds it. Specialists read these words when they ask for data, clients on the page of their case.',
  'hints.product': 'Product',
  'hints.allProducts': 'All products',
  'hints.needed': 'always needed',
  'hints.standard': 'Common hint:',
  'hints.fromAll': 'The hint of all products.',
  'hints.changed': 'Changed by {{by}}, {{at}}',
  'hints.somebody': 'somebody who is gone',
  'hints.edit': 'Change',
  'hints.editWhat': 'Change the hint: {{item}}',
  'hints.isNeeded': 'Cases of the product can’t be solved without it',
  'hints.isNeededByAll': 'No case can be solved without it, whatever the product',
  'hints.isNeededHint': 'Specialists tick all that is needed with one button.',
  'hints.ru': 'How to get it: in Russian',
  'hints.en': 'How to get it: in English',
  'hints.save': 'Save',
  'hints.tick': 'Tick what is needed: {{items}}',
  'hints.clientReads': 'The client will read',
  'settings.hints': 'What to ask for of each product, and how the client finds it',
} as const satisfies Record<keyof typeof ru, string>
