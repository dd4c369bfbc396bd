export { diffRegulations } from './diff/diff.ts'
export { endClock, endOnClock, endWords, type TimeReader, windowWords } from './moment.ts'
export { escaped, type Html, html } from './page/markup.ts'
export { renderHours, renderRegulation } from './page/page.ts'
export { STYLE as PAGE_STYLE } from './page/style.ts'
export { GROUND_WORDS, lastDay, reasonWords } from './reasons.ts'
export { REJECTION_WORDS } from './rejections.ts'
export { refusalText, remedyWords } from './remedies.ts'
export { NEEDS_A_PERSON_WORDS, RENEWAL_WORDS } from './renewals.ts'
export { type VerdictJson, verdictJson } from './verdict-json.ts'
export {
  CAPABILITY_WORDS,
  CHANNEL_WORDS,
  counted,
  durationWords,
  FIELD_WORDS,
  HOLDING_WORDS,
  itemWords,
} from './words.ts'
export { zoneWords } from './zones.ts'
