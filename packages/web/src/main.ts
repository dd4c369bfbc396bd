import '@fontsource-variable/inter/wght.css'
import './ui/mantine.css'
import './ui/theme.css'
import { ensureTemporal } from './temporal.ts'
import { paintScheme, savedScheme } from './ui/scheme.ts'

/** Addresses of the workspace; all others are a client's, whose pages must come quickly. */
const WORKSPACE = /^\/(desk|account|sign-in|setup|invitation)(\/|$)/

async function start(): Promise<void> {
  paintScheme(savedScheme())
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no element `root` to draw in; serve index.html as it was built')
  const area = WORKSPACE.test(location.pathname) ? import('./agent/start.tsx') : import('./portal/start.tsx')
  await ensureTemporal()
  const { draw } = await area
  await draw(root)
}

start()
