import type { Locale } from '../base/text.ts'

/** What people call the time of a zone; browsers and servers leave most zones unnamed in Russian. */
const ZONE_WORDS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ru: {
    'Europe/Kaliningrad': 'по Калининграду',
    'Europe/Moscow': 'по Москве',
    'Europe/Samara': 'по Самаре',
    'Asia/Yekaterinburg': 'по Екатеринбургу',
    'Asia/Omsk': 'по Омску',
    'Asia/Novosibirsk': 'по Новосибирску',
    'Asia/Krasnoyarsk': 'по Красноярску',
    'Asia/Irkutsk': 'по Иркутску',
    'Asia/Yakutsk': 'по Якутску',
    'Asia/Vladivostok': 'по Владивостоку',
    'Asia/Magadan': 'по Магадану',
    'Asia/Kamchatka': 'по Камчатке',
    'Europe/Minsk': 'по Минску',
    'Asia/Almaty': 'по Алматы',
    UTC: 'по UTC',
  },
  en: {
    'Europe/Kaliningrad': 'Kaliningrad time',
    'Europe/Moscow': 'Moscow time',
    'Europe/Samara': 'Samara time',
    'Asia/Yekaterinburg': 'Yekaterinburg time',
    'Asia/Omsk': 'Omsk time',
    'Asia/Novosibirsk': 'Novosibirsk time',
    'Asia/Krasnoyarsk': 'Krasnoyarsk time',
    'Asia/Irkutsk': 'Irkutsk time',
    'Asia/Yakutsk': 'Yakutsk time',
    'Asia/Vladivostok': 'Vladivostok time',
    'Asia/Magadan': 'Magadan time',
    'Asia/Kamchatka': 'Kamchatka time',
    'Europe/Minsk': 'Minsk time',
    'Asia/Almaty': 'Almaty time',
    UTC: 'UTC',
  },
}

/** The time of an IANA zone by name: `по Москве`, `Moscow time`; a zone without a name of its own goes by its city. */
export function zoneWords(timezone: string, locale: Locale): string {
  const named = ZONE_WORDS[locale][timezone]
  if (named !== undefined) return named
  const city = timezone.slice(timezone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return locale === 'ru' ? `время ${city}` : `${city} time`
}
