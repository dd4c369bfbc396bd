/** How somebody in copy hears of cases. */
export default {
  'copies.title': 'Письма об обращениях, в которых вы в копии',
  'copies.how': 'Как присылать на {{email}}',
  'copies.each': 'Сразу, о каждом изменении',
  'copies.daily': 'Одно письмо в день',
  'copies.none': 'Не присылать',
  'copies.kept': 'Записано.',
} as const
