import { useDocumentTitle } from '@mantine/hooks'
import { useWorkplace } from './workplace.tsx'

/** What the browser's tab says of a page of a desk: the page, and which desk. @returns the page's name. */
export function usePageTitle(title: string): string {
  useDocumentTitle(`${title} · ${useWorkplace().desk.prefix}`)
  return title
}
