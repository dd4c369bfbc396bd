/** What stands in tables of acts for `yes`, `no`, and for who issued them; either language is read on any page. */
export const SUPPORT: Readonly<Record<string, boolean>> = {
  да: true,
  yes: true,
  true: true,
  '1': true,
  '+': true,
  нет: false,
  no: false,
  false: false,
  '0': false,
  '-': false,
}
export const ISSUERS: Readonly<Record<string, 'vendor' | 'partner'>> = {
  производитель: 'vendor',
  вендор: 'vendor',
  vendor: 'vendor',
  партнёр: 'partner',
  партнер: 'partner',
  partner: 'partner',
}
