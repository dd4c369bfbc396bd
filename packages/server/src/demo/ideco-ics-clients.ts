import type { InventedClient } from './story.ts'

/** Those who ask the demo's maker of security gateways. Nobody here exists. */
export const IDECO_ICS_CLIENTS: Readonly<Record<string, InventedClient>> = {
  lotos: {
    organization: 'ООО «Лотос»',
    contact: 'Елена Громова',
    email: 'it@lotos.example',
    phone: '+70000000101',
    holdings: [{ kind: 'subscription', product: 'ics', daysAgo: 120 }],
  },
  port: {
    organization: 'АО «Северная гавань»',
    contact: 'Игорь Лапин',
    email: 'lapin@gavan.example',
    holdings: [{ kind: 'subscription', product: 'ics', daysAgo: 300 }],
  },
  integra: {
    organization: 'ООО «Интегра-Юг»',
    contact: 'Марат Сафин-Заде',
    email: 'support@integra-yug.example',
    phone: '+70000000103',
    holdings: [{ kind: 'partnership', daysAgo: 500 }],
  },
  clinic: {
    organization: 'Клиника «Добрый доктор»',
    contact: 'Ольга Белкина',
    email: 'admin@dobry-doktor.example',
    holdings: [{ kind: 'subscription', product: 'pbx', daysAgo: 60 }],
  },
  metal: {
    organization: 'АО «Метизы»',
    contact: 'Роман Кузьмичёв',
    email: 'kuzmichev@metizy.example',
    holdings: [
      { kind: 'subscription', product: 'gost-vpn', daysAgo: 200 },
      { kind: 'subscription', product: 'selecta', daysAgo: 200 },
    ],
  },
  falcon: {
    organization: 'ООО «Сокол и партнёры»',
    contact: 'Дарья Сокол',
    email: 'darya@sokol.example',
    holdings: [{ kind: 'demo', product: 'ics', daysAgo: 12 }],
  },
  school: {
    organization: 'Школа «Ступени»',
    contact: 'Тимур Рахимов',
    email: 'rahimov@stupeni.example',
    holdings: [{ kind: 'purchase', product: 'ics', daysAgo: 430 }],
  },
  bakery: {
    organization: 'Пекарня «Тёплый хлеб»',
    contact: 'Нина Хлебникова',
    email: 'nina@hleb.example',
    holdings: [{ kind: 'subscription', product: 'ics', daysAgo: 30 }],
  },
}
