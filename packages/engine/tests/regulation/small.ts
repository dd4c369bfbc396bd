/** The smallest regulation that says a little of everything; `check` finds nothing in it. */
export const SMALL = `reglament: 1
id: small
version: "1"
title: { ru: Малый, en: Small }
vendor: { ru: Малый, en: Small }
prefix: SML
timezone: Europe/Moscow
calendars:
  office:
    title: { ru: Контора, en: Office }
    weekly: { mon-fri: 10:00-19:00 }
    holidays: ru
    clauses: [A1]
hours: office
products:
  gate: { title: { ru: Шлюз, en: Gate }, versions: ["7"], clauses: [A2] }
holdings:
  subscription: { term: 1 year, clauses: [A2] }
channels: { open: [email, phone], clauses: [A1] }
scope:
  in: { topics: [setup], clauses: [A2] }
  out: { topics: [theory], clauses: [A2] }
programmes:
  paid:
    title: { ru: По подписке, en: Subscribers }
    who: { holds: [subscription] }
    response: { within: 4 working hours, clauses: [A1] }
    clauses: [A2]
  others:
    title: { ru: Остальные, en: Others }
    who: everyone
    response: { within: none }
    clauses: [A2]
clauses:
  A1: { ru: Часы, en: Hours }
  A2: { ru: Права, en: Rights }
`
