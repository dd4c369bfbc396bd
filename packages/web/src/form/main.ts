// The question form of a foreign page: `<script src="https://desk.example/form.js" data-desk="…" async></script>`.
// It stands where the script stands, or in the element that `data-into` names; its CSP needs the desk in script-src and connect-src.
import { openForm } from './form.ts'

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  const { desk, locale = document.documentElement.lang || navigator.language, place = '', into } = script.dataset
  if (!desk) throw new Error('the form’s script needs the attribute `data-desk` with the id of a desk')
  const host = document.createElement('div')
  const root = new URL(script.src).origin
  const start = () => {
    const target = into ? document.querySelector(into) : null
    if (target) target.append(host)
    else script.after(host)
    openForm(host, { root, desk, place, locale: /^en\b/i.test(locale) ? 'en' : 'ru', known: { ...script.dataset } })
  }
  if (document.readyState === 'loading' && into) addEventListener('DOMContentLoaded', start)
  else start()
}
