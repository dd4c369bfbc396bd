/** The page from which a desk is set up. */
export default {
  'settings.title': 'Настройка',
  'settings.members': 'Кто работает и что кому видно',
  'settings.channels': 'Почта, форма на сайте, мессенджеры',
  'settings.phone': 'Свой добавочный, станция, обратные звонки',
  'settings.teams': 'Кому передают обращения и как с ними связаться',
  'settings.tags': 'Метки и собственные поля обращений',
  'settings.import': 'Организации, люди и права из CSV: сначала проба, потом внесение',
  'settings.duplicates': 'Одни и те же клиенты, записанные дважды',
  'settings.feedback': 'Что клиенты говорят о поддержке',
} as const
