import type { Locale } from '../base/text.ts'
import type { RenewalRefusal, WhyAPerson } from '../policy/index.ts'

type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>

/** Why a right is not renewed, to whoever asked: what is so, and what to do. The clause stands beside it. */
export const RENEWAL_WORDS: Words<RenewalRefusal> = {
  ru: {
    'renewal-not-offered': 'регламент не предлагает продлить это право',
    'renewal-asked-of-vendor': 'продление покупают: обратитесь к поставщику',
    'renewal-term-not-whole': 'право продлевается только на целый срок, который называет регламент',
    'renewal-channel-not-open': 'о продлении просят не по этому каналу',
    'renewal-needs-act': 'назовите номер акта об оказании услуг',
    'renewal-act-shows-no-support': 'в акте не указана покупка поддержки',
    'renewal-act-not-from-vendor': 'акт выдан не производителем; нужен акт производителя',
    'renewal-act-used-before': 'по этому акту поддержку уже продлевали; нужен другой',
  },
  en: {
    'renewal-not-offered': 'the regulation does not offer to renew this right',
    'renewal-asked-of-vendor': 'it is bought: turn to the vendor',
    'renewal-term-not-whole': 'a right is renewed only by the whole term that the regulation names',
    'renewal-channel-not-open': 'a renewal is not asked for through this channel',
    'renewal-needs-act': 'give the number of the act of services',
    'renewal-act-shows-no-support': 'the act does not show that support was bought',
    'renewal-act-not-from-vendor': 'the act was not issued by the vendor; the vendor’s own is needed',
    'renewal-act-used-before': 'support was renewed by this act already; another one is needed',
  },
}

/** Why a person has to read the act first. */
export const NEEDS_A_PERSON_WORDS: Words<WhyAPerson> = {
  ru: {
    'act-not-registered': 'акта с таким номером нет в списке выданных: его проверит сотрудник',
    'act-of-another': 'акт выдан не на эту организацию: его проверит сотрудник',
    'client-without-inn': 'ИНН организации неизвестен: акт проверит сотрудник',
  },
  en: {
    'act-not-registered': 'no act of this number is in the register: a person will check it',
    'act-of-another': 'the act was not issued to this organization: a person will check it',
    'client-without-inn': 'the INN of the organization is not known: a person will check the act',
  },
}
