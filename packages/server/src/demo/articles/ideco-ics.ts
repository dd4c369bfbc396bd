// What the demo's maker of security gateways has written for its clients. Nothing here is about a product that exists.
import type { InventedArticle } from './article.ts'

export const IDECO_ICS_ARTICLES: readonly InventedArticle[] = [
  {
    slug: 'vpn-after-update',
    kind: 'article',
    products: ['ics'],
    daysAgo: 30,
    ru: {
      title: 'После обновления не поднимается VPN до филиала',
      summary: 'Чаще всего на двух концах туннеля остались разные наборы шифров. Проверка занимает пять минут.',
      body: `Обновление 7.9.9 выключает устаревшие шифры. Туннель, который на них держался, больше не поднимается, и журнал повторяет \`no proposal chosen\`.

## Проверьте

1. Откройте **Сервисы → IPsec** на обоих шлюзах.
2. Сравните поля «Шифрование» и «Группа DH». Они должны совпадать.
3. Если на одном из концов стоит \`3DES\` или группа \`2\`, выберите \`AES-256\` и группу \`14\` на обоих.
4. Нажмите **Применить** и подождите минуту.

| Что в журнале | Что это значит |
| --- | --- |
| \`no proposal chosen\` | наборы шифров разные |
| \`authentication failed\` | разные ключи или имена концов |
| \`retransmission\` без ответа | порты 500 и 4500 UDP закрыты у провайдера |

> Филиал на версии 6 новых шифров не знает: сначала обновите его.

Не помогло? Напишите нам и приложите журнал IPsec с обоих концов за последний час.`,
    },
    en: {
      title: 'The VPN to a branch does not come up after an update',
      summary: 'Most often the two ends of the tunnel are left with different ciphers. It takes five minutes to check.',
      body: `Update 7.9.9 turns outdated ciphers off. A tunnel that relied on them no longer comes up, and the log repeats \`no proposal chosen\`.

## Check

1. Open **Services → IPsec** on both gateways.
2. Compare the fields “Encryption” and “DH group”. They have to be the same.
3. Where one end has \`3DES\` or group \`2\`, choose \`AES-256\` and group \`14\` on both.
4. Press **Apply** and wait a minute.

| In the log | What it means |
| --- | --- |
| \`no proposal chosen\` | the ciphers differ |
| \`authentication failed\` | the keys or the names of the ends differ |
| \`retransmission\` without an answer | the provider closes the UDP ports 500 and 4500 |

> A branch on version 6 does not know the new ciphers: update it first.

Did it not help? Write to us, with the IPsec log of both ends for the last hour.`,
    },
  },
  {
    slug: 'allow-one-site',
    kind: 'article',
    products: ['ics', 'selecta'],
    daysAgo: 21,
    ru: {
      title: 'Как разрешить один сайт, который закрывает контент-фильтр',
      summary: 'Свой список исключений и правило с ним выше запрещающего.',
      body: `Правила применяются сверху вниз: действует первое подошедшее.

1. **Контент-фильтр → Свои списки → Добавить**. Назовите список «Исключения» и впишите адрес без \`https://\`.
2. **Контент-фильтр → Правила → Добавить**. Выберите группу, список «Исключения» и действие «Разрешить».
3. Перетащите новое правило выше запрещающего.
4. Попросите человека из группы открыть сайт в новом окне.

Сайт открылся без картинок? Он берёт их с другого адреса. Посмотрите его в журнале контент-фильтра и добавьте в тот же список.`,
    },
    en: {
      title: 'How to allow one site that the content filter closes',
      summary: 'A list of exceptions of your own, and a rule with it above the one that forbids.',
      body: `Rules are tried from top to bottom: the first that fits is applied.

1. **Content filter → Own lists → Add**. Call the list “Exceptions” and write the address in it without \`https://\`.
2. **Content filter → Rules → Add**. Choose the group, the list “Exceptions” and “Allow”.
3. Drag the new rule above the one that forbids.
4. Ask somebody of the group to open the site in a new window.

Does it open without pictures? It takes them from another address. Find that in the log of the content filter and add it to the same list.`,
    },
  },
  {
    slug: 'join-domain',
    kind: 'article',
    products: ['ics'],
    daysAgo: 12,
    ru: {
      title: 'Шлюз не вводится в домен: «время расходится», «учётная запись уже есть»',
      summary: 'Часы по контроллеру домена и удаление старой учётной записи шлюза.',
      body: `## «Время расходится»

Kerberos допускает расхождение в пять минут. Укажите контроллер домена сервером времени: **Система → Время → Сервер NTP**, нажмите **Применить** и повторите ввод.

## «Учётная запись уже есть»

Шлюз с этим именем уже вводили. Удалите его учётную запись компьютера в домене или введите шлюз под другим именем.

Что приложить к обращению: имя домена, время на шлюзе и на контроллере, текст ошибки целиком.`,
    },
    en: {
      title: 'The gateway does not join the domain: “time differs”, “the account exists”',
      summary: 'The clock by the domain controller, and the gateway’s old account removed.',
      body: `## “Time differs”

Kerberos puts up with five minutes. Make the domain controller the time server: **System → Time → NTP server**, press **Apply** and join again.

## “The account exists”

A gateway of this name has been joined before. Remove its computer account from the domain, or join under another name.

What to send with a question: the name of the domain, the time on the gateway and on the controller, the whole text of the error.`,
    },
  },
  {
    slug: 'first-fifteen-minutes',
    kind: 'video',
    products: ['ics'],
    daysAgo: 40,
    mediaUrl: 'https://video.ideco.example/ics-first-fifteen-minutes',
    ru: {
      title: 'Первая настройка шлюза за 15 минут',
      summary: 'Два провайдера, вход по доменным учётным записям и первое правило контент-фильтра.',
      body: `- **0:00** подключение и адрес интерфейса
- **3:20** основной и резервный провайдер
- **7:45** вход по доменным учётным записям
- **11:10** первое правило контент-фильтра
- **13:30** резервная копия настроек`,
    },
    en: {
      title: 'The first set-up of a gateway in 15 minutes',
      summary: 'Two providers, sign-in by accounts of a domain, and the first rule of the content filter.',
      body: `- **0:00** connecting it, and the address of its interface
- **3:20** the main provider and the second one
- **7:45** sign-in by accounts of a domain
- **11:10** the first rule of the content filter
- **13:30** a backup of the settings`,
    },
  },
  {
    slug: 'webinar-next-version',
    kind: 'webinar',
    products: ['ics', 'pbx'],
    daysAgo: 5,
    mediaUrl: 'https://webinar.ideco.example/next-version',
    heldInDays: 8,
    ru: {
      title: 'Что нового в следующей версии и как к ней подготовиться',
      summary: 'Час с разработчиками: новые шифры VPN, порядок обновления кластера, ваши вопросы.',
      body: `Покажем обновление кластера без перерыва связи и ответим на вопросы. Запись появится здесь на другой день.

Вопрос можно прислать заранее обращением с темой «Вебинар».`,
    },
    en: {
      title: 'What the next version brings, and how to get ready for it',
      summary: 'An hour with its developers: new VPN ciphers, how to update a cluster, your questions.',
      body: `We show how a cluster is updated without a break and answer your questions. The recording will be here the day after.

A question can be sent in advance: ask it here and call it “Webinar”.`,
    },
  },
]
