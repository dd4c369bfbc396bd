// A certified partner and two shops that let it act for them.
import type { InventedGrant, Story } from './story.ts'

const SOFTWARE = { product: 'software', version: '5.14' } as const

export const PARTNER_GRANTS: readonly InventedGrant[] = [
  { client: 'corner', partner: 'kassa', covers: 'raised', copies: true, daysAgo: 60 },
  { client: 'canteen', partner: 'kassa', covers: 'all', copies: false, daysAgo: 14 },
]

export const PARTNER_STORIES: readonly Story[] = [
  {
    client: 'corner',
    partner: 'kassa',
    when: '-2d 14:10',
    channel: 'portal',
    ...SOFTWARE,
    topic: 'fault',
    subject: 'После обновления касса не видит сканер',
    text: 'У клиента три магазина, сканер пропал после обновления на двух кассах из девяти.',
    later: [
      { when: '-2d 15:00', by: 'anna', do: { kind: 'take' } },
      {
        when: '-2d 16:20',
        by: 'anna',
        do: { kind: 'ask' },
        text: 'Пришлите, пожалуйста, модель сканера и снимок окна «Оборудование».',
      },
      { when: '-1d 10:45', by: 'client', do: { kind: 'reply' }, text: 'Сканер 2D, по USB. Снимок приложили.' },
    ],
  },
  {
    client: 'kassa',
    when: '-1d 12:30',
    channel: 'portal',
    ...SOFTWARE,
    topic: 'sales',
    subject: 'Цены на продление для сети из двенадцати магазинов',
    text: 'Клиент продлевает платную поддержку на все магазины. Какая цена для партнёра и кто выпишет счёт?',
  },
]
