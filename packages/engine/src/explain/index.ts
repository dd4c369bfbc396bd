export { GROUND_WORDS, lastDay, reasonWords } from './reasons.ts'
export { REJECTION_WORDS } from './rejections.ts'
export { type VerdictJson, verdictJson } from './verdict-json.ts'
export { CAPABILITY_WORDS, CHANNEL_WORDS, counted, durationWords, FIELD_WORDS, HOLDING_WORDS } from './words.ts'
