import { begin } from './ui/begin.ts'

/** A client's addresses: built apart (`portal/main.ts`), and served by this page in development alone. */
const isClients = import.meta.env.DEV && /^\/(d\/|$)/.test(location.pathname)

void begin(() => (isClients ? import('./portal/start.tsx') : import('./agent/start.tsx')))
