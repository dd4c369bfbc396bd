import { type AskedForm, BLANK } from '../ui/asked/form.ts'

const key = (desk: string): string => `reglament.draft.${desk}`

/** What was written in this tab before, so that a lost connection or a reload loses nothing. */
export function savedDraft(desk: string): AskedForm {
  const saved = sessionStorage.getItem(key(desk))
  if (saved === null) return BLANK
  const fields = JSON.parse(saved) as Partial<AskedForm>
  return { ...BLANK, ...fields }
}

export function saveDraft(desk: string, form: AskedForm): void {
  sessionStorage.setItem(key(desk), JSON.stringify(form))
}

export function dropDraft(desk: string): void {
  sessionStorage.removeItem(key(desk))
}
