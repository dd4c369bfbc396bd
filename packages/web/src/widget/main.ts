// The one script of a foreign page: `<script src="https://desk.example/widget.js" data-desk="…" async></script>`.
import { openChat } from './chat.ts'
import { readSettings } from './settings.ts'

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  const settings = readSettings(script.dataset, script.src, document.documentElement.lang || navigator.language)
  const place = script.dataset.into ? document.querySelector<HTMLElement>(script.dataset.into) : null
  const host = place ?? document.createElement('div')
  const start = () => {
    if (place === null) document.body.append(host)
    openChat(host, settings)
  }
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)
}
