import type { Locale } from '@reglament/engine'

/**
 * The HTML around every letter. Mail programs keep few styles and no sheet: what is not said on an element is theirs,
 * dark colours too. The soft colour reads on white and on black alike.
 */
export const frameLetter = (locale: Locale, body: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head><body style="${LOOK}">${body}</body></html>`

const LOOK =
  'font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;max-width:640px'

/** What stands below the words: who writes, and on what ground. */
export const footOf = (html: string): string => `<p style="color:#767676;font-size:14px">${html}</p>`

/** A link that a thumb can hit. */
export const buttonOf = (url: string, words: string): string =>
  `<p><a href="${url}" style="display:inline-block;padding:8px 16px;border:1px solid #767676;border-radius:3px;text-decoration:none">${words}</a></p>`
