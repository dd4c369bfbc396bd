import { createRoot } from 'react-dom/client'
import { chooseLocale, savedLocale } from '../say/locale.ts'
import { speaker } from '../say/say.tsx'
import { Frame } from '../ui/frame.tsx'
import { Portal } from './portal.tsx'

/** The client's side. Its pages are found by their address alone and carry no router: they must come quickly. */
export async function draw(root: HTMLElement): Promise<void> {
  const locale = chooseLocale(savedLocale(), navigator.languages, 'ru')
  document.documentElement.lang = locale
  const voice = await speaker(locale, 'portal')
  createRoot(root).render(
    <Frame voice={voice} area="portal">
      <Portal path={location.pathname} search={location.search} />
    </Frame>,
  )
}
