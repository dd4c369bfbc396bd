import { SMALL } from './small.ts'

/** What is well formed but can't be meant, in the notation of the table of problems. */
export const LINT_ROWS = `
  rule                      instead of                write                                                                 says                                    help                      why
  zero-duration             4 working hours           «0 working hours»                                                     has passed as soon                      or \`none\`               an answer that is late at once
  zero-duration             term: 1 year              term: «0 days»                                                        has passed as soon                      how long it lasts         a right that never holds
  calendar-in-vain          4 working hours,          4 hours, calendar: «office»,                                          \`4 hours\` runs on the wall clock      within: 4 working hours   the clock goes on at night
  calendar-in-vain          within: none }            within: none, calendar: «office» }                                    no time is promised                     leave                     nothing runs on it
  promise-while-closed      4 working hours           «4 hours»                                                             \`4 hours\`: missed by 61 % of arrivals, spread evenly over the week, if nobody works out of hours  write \`4 working hours\`  who writes at seven has no answer at eleven
  promise-while-closed      4 working hours           «2 days»                                                              missed by 9 % of arrivals               working hours             weekends are longer than two days
  resolution-before-answer  within: none }            within: 2 days, clauses: [A1] }⏎␣␣␣␣targets: { resolution: { within: «1 day» } }  before its first answer     or the resolution later   solved before it is answered
  closes-before-answer      within: none }⏎␣␣␣␣clauses: [A2]  within: «9 days» }⏎␣␣␣␣clauses: [A2]⏎intake: { required: [{ fields: [contact], clauses: [A2] }] }⏎lifecycle: { silence: { after: 1 week, clauses: [A2] } }  closed after \`1 week\`  wait longer  closed before it is answered
  warning-too-early         clauses:⏎␣␣A1               lifecycle: { silence: { after: 14 days, warn: «2 weeks», clauses: [A2] } }⏎clauses:⏎␣␣A1  warned \`2 weeks\` before  less than \`after:\`  warned as soon as the silence begins
  never-open                weekly: { mon-fri: 10:00-19:00 }  «weekly»: { mon-fri: closed }                                 no working hours                        at least one weekday      working time that never passes
  unused-calendar           calendars:⏎               calendars:⏎␣␣«night»: { title: { ru: Ночь, en: Night }, weekly: { daily: 24h } }⏎  nothing runs on           leave it out              hours of nobody
  day-in-vain               holidays: ru              holidays: ru⏎␣␣␣␣transferred-days: { «2026-05-01»: mon }              a holiday already                       special-days              a holiday is not worked
  day-in-vain               holidays: ru              holidays: [2026-03-09]⏎␣␣␣␣transferred-days: { «2026-04-04»: mon }⏎␣␣␣␣special-days: { 2026-04-04: closed }  a special day already  one of the two  which of the two holds?
  day-in-vain               holidays: ru              holidays: [2026-03-09, «2026-03-09»]                                  twice in the holidays                   one of the two            another day was meant
  day-in-vain               holidays: ru              shortened-days: «true»                                                no day is known                         calendar file             shortened when?
  calendar-out-of-date      holidays: ru              holidays: [2023-03-08, «2024-03-08»]                                  the last day off is in 2024, and it is 2026  have come            days off of years past
  clause-twice              A2: { ru: Права,          A2: { ru: «часы»,                                                     says the same as \`A1\`                 cite \`A1\`               one duty under two names
  not-translated            en: Rights }              en: «Права» }                                                         \`A2\` is not in English                in English                one language in place of the other
  not-translated            ru: Права                 ru: «Rights»                                                          \`A2\` is not in Russian                in Russian                copied and left
  not-translated            A2: { ru: Права, en: Rights }  A2: { ru: Права Rights, en: «Права Rights» }                     the same text in both                   word it in each           a mixture in both
  rule-without-clause       channels: { open: [email, phone], clauses: [A1] }  «channels»: { open: [email, phone] }         other channels are turned away          add \`clauses:            turned away on what ground?
  rule-without-clause       versions: ["7"], clauses: [A2]  versions: ["7"]                                                 other versions of \`gate\` are refused  add \`clauses:            refused on what ground?
  rule-without-clause       clauses:⏎␣␣A1               escalation: { «requires»: [eta] }⏎clauses:⏎␣␣A1               not escalated without these  add \`clauses:  who says that an eta is needed?
  not-entitled-in-vain      clauses:⏎␣␣A1               «not-entitled»: { clauses: [A2] }⏎clauses:⏎␣␣A1               \`others\` serves everyone  admission: refuse  a refusal of nobody
  holder-twice              holds: [subscription]     holds: [subscription, «subscription»]                                 stands here twice                       leave it out              one of them was to be another
  holder-twice              holds: [subscription]     holds: [«subscription»], held: [subscription]                         stands in \`held:\` too                 leave it out              who holds it now has held it
  holder-twice              ␣␣others:                 ␣␣again: { title: { ru: а, en: a }, who: { holds: [«subscription», trial] }, response: { within: none }, clauses: [A2] }⏎␣␣others:  served by a programme above  move the programme up  overlaps with the one above
  order-of-programmes       ␣␣others:                 ␣␣«quick»: { title: { ru: а, en: a }, who: { holds: [trial] }, response: { within: 2 working hours }, clauses: [A2] }⏎␣␣others:  better than \`paid\` above it: it is answered sooner  move \`quick\` up  a subscriber on trial waits longer
  counts-as-in-vain         term: 1 year,             term: 1 year, counts-as: «subscription»,                              counts as itself                        leave                     nothing changes
  counts-as-in-vain         holdings:⏎                holdings:⏎␣␣demo: { counts-as: «purchase» }⏎␣␣purchase: { counts-as: subscription }⏎  only one step is taken  counts-as: subscription  rights of rights are not followed
  once-in-too-short         term: 1 year,             term: 1 year, once-in: «30 days»,                                     begins before the last has ended        at least as much          a limit that limits nothing
  current-and-versions      versions: ["7"],          current: "8", «versions»: ["7"],                                      in these versions too                   leave one                 which of the two holds?
  version-twice             ["7"]                     ["7", «"7.2"»]                                                        every release of it                     leave \`7.2\` out         7 takes 7.2 in
  version-twice             ["7"]                     ["7", «"7"»]                                                          twice in the versions                   one of the two            another one was meant
  topic-twice               topics: [setup]           topics: [setup, «setup»]                                              under \`in\` above already              one rule                  only the first rule is cited
  channel-not-opened        clauses:⏎␣␣A1               contacts: { «chat»: { title: { ru: Чат, en: Chat }, value: "https://small.example/" } }⏎clauses:⏎␣␣A1  contacts lead to \`chat\`  open it  whoever comes there is turned away
  channel-not-opened        phone], clauses           phone], about: { «chat»: { clauses: [A1] } }, clauses                 spoken of, but not opened               add it to \`open:\`       forgotten in the list
  channel-not-opened        clauses:⏎␣␣A1               renewals: { subscription: { term: 1 year, asked: { channels: [«form»], clauses: [A2] } } }⏎clauses:⏎␣␣A1  asked for by \`form\`  name another  a renewal that can't be asked for
  invitation-out-of-reach   phone], clauses           phone], about: { phone: { by-invitation: { asked-by: «phone» }, clauses: [A1] } }, clauses  is the channel itself  open to all     nobody gets in
  invitation-out-of-reach   phone], clauses           phone], about: { phone: { by-invitation: { asked-by: «chat» }, clauses: [A1] } }, clauses   is not open            open to all     asked for where nobody hears
  no-channel                open: [email, phone]      «open»: []                                                            no channel is open to \`paid\`          at least one              redirected to nowhere
  queue-in-vain             clauses:⏎␣␣A1               queue: { order: [«priority», due] }⏎clauses:⏎␣␣A1             stated by no programme  leave it out  everybody is the same
  queue-in-vain             clauses:⏎␣␣A1               queue: { order: [due, arrival, «due»] }⏎clauses:⏎␣␣A1         twice in the order  leave it out  the second never decides
  queue-in-vain             within: none }⏎␣␣␣␣clauses: [A2]  within: none }⏎␣␣␣␣priority: «1»⏎␣␣␣␣clauses: [A2]⏎queue: { order: [due] }  not ordered by it  add \`priority\`  a priority that nobody looks at
  field-twice               clauses:⏎␣␣A1               intake: { required: [{ fields: [«version»], on: first-contact, clauses: [A2] }, { fields: [version], clauses: [A2] }] }⏎clauses:⏎␣␣A1  asked for twice  one rule  always is on first contact too
  remote-in-vain            clauses:⏎␣␣A1               remote: { protocol: «ssh», clauses: [A2] }⏎clauses:⏎␣␣A1      nobody is helped this way  grant: [remote-ssh]  a rule for nobody
  remote-without-rule       clauses:⏎␣␣A1               capabilities: [{ grant: [updates, «remote-ssh»], clauses: [A2] }]⏎clauses:⏎␣␣A1  no rule says how  protocol: ssh  to which port?
  bad-port                  clauses:⏎␣␣A1               remote: { protocol: ssh, port: «65536», clauses: [A2] }⏎capabilities: [{ grant: [remote-ssh], clauses: [A2] }]⏎clauses:⏎␣␣A1  not a port  65535  no session could be opened
`

const PROGRAMMES = SMALL.slice(SMALL.indexOf('channels:'), SMALL.indexOf('clauses:\n  A1'))

/** Those that change the file in more than one place. */
export const MORE_LINT_ROWS = [
  {
    rule: 'nobody-serves',
    from: PROGRAMMES,
    to: PROGRAMMES.replace('programmes:', '«programmes»:').replace('who: everyone', 'who: { held: [subscription] }'),
    says: 'no clause says that those left over are refused',
    help: 'who: everyone',
    why: 'who never had a subscription is refused, on no ground',
  },
  {
    rule: 'default-in-vain',
    from: PROGRAMMES,
    to: PROGRAMMES.replace('channels:', '«channels»:').replaceAll(
      '    who:',
      '    channels: { open: [email], clauses: [A1] }\n    who:',
    ),
    says: 'every programme has its own `channels`',
    help: 'leave them out',
    why: 'nobody has them',
  },
]
