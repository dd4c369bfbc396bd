// What the demo's maker of trade software has written for its clients. Nothing here is about a product that exists.
import type { InventedArticle } from './article.ts'

export const SHTRIH_M_ARTICLES: readonly InventedArticle[] = [
  {
    slug: 'receipt-does-not-print',
    kind: 'article',
    products: [],
    daysAgo: 25,
    ru: {
      title: 'Не печатает чек после обновления',
      summary: 'Обновление возвращает порт кассы к заводскому. Укажите его снова и проверьте связь.',
      body: `1. Закройте смену в программе, если она открыта.
2. Откройте **Сервис → Оборудование → Касса**.
3. Выберите порт, к которому подключена касса, и скорость **115200**.
4. Нажмите **Проверка связи**. Должен ответить заводской номер кассы.

Ответа нет? Проверьте в диспетчере устройств, под каким номером видна касса: после обновления Windows он мог смениться.

Чек напечатался, но обрезан? Это ширина ленты: **Касса → Бумага → 80 мм**.`,
    },
    en: {
      title: 'No receipt is printed after an update',
      summary:
        'The update puts the port of the cash register back to the default. Set it again and check the connection.',
      body: `1. Close the shift in the program, if one is open.
2. Open **Service → Equipment → Cash register**.
3. Choose the port that the register is connected to, and the speed **115200**.
4. Press **Check the connection**. The serial number of the register should answer.

No answer? See in the device manager under which number the register stands: an update of Windows may have changed it.

Is the receipt cut off? That is the width of the paper: **Cash register → Paper → 80 mm**.`,
    },
  },
  {
    slug: 'extend-support-by-act',
    kind: 'article',
    products: [],
    daysAgo: 18,
    ru: {
      title: 'Как продлить поддержку актом об оказании услуг',
      summary: 'Введите номер акта в личном кабинете: ответ будет сразу, и с причиной.',
      body: `1. Войдите в личный кабинет и найдите карточку «Мои права».
2. Введите номер акта и нажмите **Продлить**.
3. Ответ появится сразу: до какого числа продлено или почему нет.

Акт должен быть выдан на вашу организацию, а услуга в нём названа поддержкой. Один акт продлевает один раз.

Акт есть, а в продлении отказано? Пришлите его снимок обращением: проверит человек.`,
    },
    en: {
      title: 'How to extend support by an act of services rendered',
      summary: 'Enter the number of the act in your account: the answer comes at once, with the reason.',
      body: `1. Sign in to your account and find the card of your rights.
2. Enter the number of the act and press **Extend**.
3. The answer comes at once: extended until when, or why not.

The act has to be issued to your organization and to name support as the service. One act extends once.

You have an act and were refused? Send us a picture of it with a question: a person will check.`,
    },
  },
  {
    slug: 'register-protection-key',
    kind: 'video',
    products: [],
    daysAgo: 33,
    mediaUrl: 'https://video.shtrih-m.example/register-protection-key',
    ru: {
      title: 'Регистрация ключа защиты',
      summary: 'Четыре минуты: где номер ключа, что вписать и как понять, что всё прошло.',
      body: `После регистрации поддержка действует три месяца.

- **0:00** где написан номер ключа
- **1:10** регистрация в программе
- **2:40** если ключ не найден`,
    },
    en: {
      title: 'Registering a protection key',
      summary: 'Four minutes: where the number of the key is, what to enter, and how to see that it worked.',
      body: `Support lasts three months from the registration.

- **0:00** where the number of the key stands
- **1:10** registration in the program
- **2:40** if the key is not found`,
    },
  },
  {
    slug: 'webinar-stocktaking',
    kind: 'webinar',
    products: [],
    daysAgo: 15,
    mediaUrl: 'https://video.shtrih-m.example/webinar-stocktaking',
    heldInDays: -11,
    ru: {
      title: 'Инвентаризация без остановки магазина',
      summary: 'Запись вебинара: сбор остатков терминалом, расхождения, акт.',
      body: `Час двадцать. Вопросы из зала — с 58-й минуты, среди них «что делать с товаром без штрихкода».`,
    },
    en: {
      title: 'Stocktaking without closing the shop',
      summary: 'A recorded webinar: counting with a terminal, differences, the report.',
      body: `An hour and twenty minutes. Questions from the audience begin at minute 58, among them “what to do with goods that have no bar code”.`,
    },
  },
]
