import './mantine.css'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { chooseLocale, savedLocale } from '../say/locale.ts'
import { speaker } from '../say/say.tsx'
import { Frame } from '../ui/frame.tsx'
import { router } from './routes.tsx'

/** The workspace: for people who keep it open all day. */
export async function draw(root: HTMLElement): Promise<void> {
  const locale = chooseLocale(savedLocale(), navigator.languages, 'ru')
  document.documentElement.lang = locale
  const voice = await speaker(locale, 'agent')
  createRoot(root).render(
    <Frame voice={voice} area="agent">
      <RouterProvider router={router} />
    </Frame>,
  )
}
