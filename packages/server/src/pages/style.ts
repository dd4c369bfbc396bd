/** What our pages have beside the sheet of the regulation: one column to read, forms, and the mark of a state. */
export const OWN_STYLE = `
.public { max-width: 46rem; }
.brand { display: flex; justify-content: space-between; gap: 1rem; }
.brand a { color: inherit; }
.language { white-space: nowrap; }
header nav ul { margin-top: .75rem; }
nav a[aria-current] { color: var(--ink); font-weight: 600; }
main { padding-top: .5rem; }
main > h1 { margin: 1.5rem 0 .5rem; }
.lead { color: var(--soft); margin: 0 0 1rem; }
.articles { list-style: none; margin: 0; padding: 0; }
.articles > li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
.articles p { margin: 0; color: var(--soft); font-size: .9375rem; }
.articles a { font-weight: 600; }
.kind { color: var(--soft); font-size: .8125rem; font-weight: 400; white-space: nowrap; }
.written :is(h2, h3, h4) { margin: 2rem 0 .5rem; }
.written h2 { font-size: 1.25rem; } .written h3 { font-size: 1.0625rem; } .written h4 { font-size: 1rem; }
.written p, .written ul, .written ol { margin: 0 0 1rem; }
.written li > p { margin: 0; }
.written strong { white-space: normal; }
main p a, .written a { text-decoration: underline; }
.written pre { background: var(--raised); padding: .75rem 1rem; overflow-x: auto; font-size: .875rem; white-space: pre-wrap; }
.written code { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: .9em; background: var(--raised); }
.written blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
.written table { margin-bottom: 1rem; }
.written img { max-width: 100%; height: auto; border: 1px solid var(--line); }
.media { display: inline-block; padding: .5rem 1rem; border: 1px solid var(--link); border-radius: 3px; font-weight: 600; }
form.row { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; margin: 1rem 0; }
form.row label { flex: 1 1 16rem; }
label { display: block; font-size: .9375rem; }
input, textarea, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid #74787e; border-radius: 3px; padding: .5rem .625rem; width: 100%; }
textarea { resize: vertical; }
button { font: inherit; font-weight: 600; color: #fff; background: #1d5fb8; border: 0; border-radius: 3px; padding: .5625rem 1.125rem; cursor: pointer; }
:is(input, textarea, select, button):focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.asked { display: grid; gap: 1rem; }
.asked .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.asked small { display: block; }
.wet { position: absolute; left: -200vw; }
.now { padding: 1rem 1.25rem; background: var(--raised); border-left: 4px solid var(--soft); margin: 1rem 0 1.5rem; }
.now p { margin: 0; }
.now strong { white-space: normal; }
.states { list-style: none; margin: 1rem 0; padding: 0; }
.states > li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); padding: .75rem 0; border-bottom: 1px solid var(--line); }
.states p { margin: 0; color: var(--soft); font-size: .9375rem; }
.states b { font-weight: 600; }
.sign { font-weight: 600; }
@media screen and (max-width: 48rem) {
  .written table { display: table; }
  .written thead { display: table-header-group; position: static; width: auto; height: auto; clip-path: none; }
  .written tbody { display: table-row-group; }
  .written tr { display: table-row; }
  .written tbody th, .written td { display: table-cell; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  .written td::before { content: none; }
}
@media screen and (max-width: 40rem) { .asked .pair { grid-template-columns: 1fr; } }
@media print {
  .public { max-width: none; }
  form, .language, .noprint { display: none; }
  .written a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; word-break: break-all; }
}
`
