import type { Caller, CallersFound } from '../../api/phone.ts'
import { type AskedForm, BLANK } from '../../ui/asked/form.ts'

/** What is taken down, and of whom. */
export interface TakenDown {
  readonly form: AskedForm
  readonly person: Caller | null
}

/** What the desk knows of them fills in who they are, and what their last case was about where nobody has said otherwise. */
export function ofCaller(form: AskedForm, caller: Caller): TakenDown {
  const { lastAsked } = caller
  return {
    person: caller,
    form: {
      ...form,
      name: caller.name ?? form.name,
      email: caller.email ?? form.email,
      phone: caller.phone ?? form.phone,
      organization: caller.organization?.name ?? form.organization,
      inn: caller.organization?.inn ?? form.inn,
      product: form.product || (lastAsked?.product ?? ''),
      version: form.version || (lastAsked?.version ?? ''),
      licence: form.licence || (lastAsked?.licence ?? ''),
    },
  }
}

/**
 * What a telephone points to: the one person who has it is the caller. Another telephone is another caller, and of the
 * one before nothing stays but the question.
 */
export function ofFound({ form, person }: TakenDown, found: CallersFound): TakenDown {
  const [only, ...others] = found.people
  const phone = found.phone?.key.startsWith('+') ? found.phone.key : ''
  const isSame = person !== null && found.people.some(({ id }) => id === person.id)
  if (isSame) return { form, person }
  const { description, topic } = form
  const left = person === null ? form : { ...BLANK, description, topic }
  if (only && others.length === 0) return ofCaller(left, only)
  return { form: phone === '' ? left : { ...left, phone }, person: null }
}
