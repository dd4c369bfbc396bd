/**
 * The pairs of letters that make up most of written Russian. Right decoding makes mostly these; a wrong one
 * (koi8-r read as windows-1251) makes letters too, but not these pairs, and turns the case inside out.
 */
const PAIRS = new Set(
  (
    'ст но то на ен ов ни ра во ко ро по ос ер от ли го ор ал пр та не ре ть ла ом ло од ол ка те ет ит ва за ве ел ин ' +
    'ел ви ил ес ан ие ль де ак ки ри да ди ме ог ти ат ма ав ем об со мо со се тр ть сь ча ше ся ми ам вы ик ид их из ' +
    'им ий ия ии ую ая ой ый ое ые ее ей ею ом ах ях ям ую ют ят ск сп св сл сн см ст ся сс жн жа же жи зн за зы ед ир ' +
    'нн ны ну ня нт на нд нс мы му мн мп ля лу лы лю лн лк кр кт ку кл кв уд ус ут ув уж уп ук ун ул ур ум уч дн др ду ' +
    'дл ды дв до ги гр гл га бо бы бе бл бу ба бр вн вс ву вр вл пе пи пл па пу тв ты ту тн чт чн че чи чу шл ши шт що ' +
    'ще щи эт хо ха хн яз яв ят як яс йс йн аб аз ас ад ап ау аш ещ еш ек еб ег еж ез еч ею ощ ош ож оз ок он оп оч оя ' +
    'ыл ым ых ые ый ыв ис иб иг иф иц ич иш юч юд юб зд зо ду ар ба до об фа фо фи ор ле ль лж рт рн рв рс ру ры ря рм'
  ).split(' '),
)

const LETTER = /\p{L}/u
const CYRILLIC_LETTER = /[\u0400-\u04ff]/
const RUSSIAN_LETTER = /[А-Яа-яЁё]/
const USUAL_SIGN = /[«»„“”‘’–—…№§°±·•\u00a0€]/

/**
 * How much a text looks like Russian as people write it: about 1 for real text, below 0 for a wrong decoding,
 * 0 where there is nothing to judge.
 */
export function plausibility(text: string): number {
  let points = 0
  let judged = 0
  let previous = ''
  for (const char of text) {
    if (char.charCodeAt(0) >= 0x80) {
      if (RUSSIAN_LETTER.test(char)) {
        if (RUSSIAN_LETTER.test(previous)) {
          judged += 1
          points += PAIRS.has((previous + char).toLowerCase().replaceAll('ё', 'е')) ? 1 : -0.6
          if (previous !== previous.toUpperCase() && char !== char.toLowerCase()) points -= 2
        } else if (LETTER.test(previous)) {
          judged += 1
          points -= 1
        }
      } else {
        judged += 1
        points -= CYRILLIC_LETTER.test(char) ? 0.7 : USUAL_SIGN.test(char) ? 0 : 1.5
      }
    } else if (RUSSIAN_LETTER.test(previous) && LETTER.test(char)) {
      judged += 1
      points -= 1
    }
    previous = char
  }
  return judged === 0 ? 0 : points / judged
}
