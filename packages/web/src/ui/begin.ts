import '@fontsource-variable/inter/wght.css'
import './mantine.css'
import './theme.css'
import { ensureTemporal } from '../temporal.ts'
import { paintScheme, savedScheme } from './scheme.ts'

/** Begins a page: its colours at once, then what it is made of, into the element `root`. */
export async function begin(
  load: () => Promise<{ readonly draw: (root: HTMLElement) => Promise<void> }>,
): Promise<void> {
  paintScheme(savedScheme())
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no element `root` to draw in; serve the page as it was built')
  const area = load()
  await ensureTemporal()
  const { draw } = await area
  await draw(root)
}
