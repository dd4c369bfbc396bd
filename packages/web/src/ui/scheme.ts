/** Light, dark, or as the system says; kept on this device. */
export const SCHEMES = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

const KEY = 'reglament.scheme'

export function savedScheme(): Scheme {
  const saved = localStorage.getItem(KEY)
  return SCHEMES.find((scheme) => scheme === saved) ?? 'auto'
}

export function saveScheme(scheme: Scheme): void {
  localStorage.setItem(KEY, scheme)
}

/** Sets the scheme before the first paint; MantineProvider keeps it from then on. */
export function paintScheme(scheme: Scheme): void {
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
