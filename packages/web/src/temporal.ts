/** The engine counts in Temporal. A browser that has none gets it before anything else runs; the others load nothing. */
export async function ensureTemporal(): Promise<void> {
  if ('Temporal' in globalThis) return
  await import('temporal-polyfill/global')
}
