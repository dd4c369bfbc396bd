import { begin } from '../ui/begin.ts'

void begin(() => import('./start.tsx'))
