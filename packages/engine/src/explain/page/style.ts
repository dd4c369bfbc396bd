/** Rows of a table as blocks, in which each cell names its column. */
function asBlocks(table: string): string {
  return `  ${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${table}, ${table} tbody, ${table} tr, ${table} tbody th, ${table} td { display: block; width: auto; }
  ${table} tr { padding: .75rem 0; border-bottom: 1px solid var(--line); }
  ${table} tbody th { padding: 0 0 .25rem; border: 0; color: var(--ink); font-weight: 600; }
  ${table} td { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); max-width: 40rem; gap: .75rem; padding: .125rem 0; border: 0; }
  ${table} td::before { content: attr(data-label); color: var(--soft); font-size: .875rem; }
  ${table} td.margin { display: block; width: auto; }`
}

/** The one style sheet of the page. Ink on paper, no colour that means anything; on a narrow screen rows become blocks. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1d20; --soft: #575b62; --line: #dcdcd6; --raised: #f6f6f3; --link: #1d5fb8;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #17181a; --ink: #e8e8e4; --soft: #a4a8ae; --line: #313438; --raised: #1f2124; --link: #7db0f7; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 66rem; line-height: 1.5;
  font-family: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-size: 1rem; overflow-wrap: break-word; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1.25rem; }
header p { margin: 0; color: var(--soft); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .25rem 0 .5rem; font-weight: 600; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.75rem 0 .75rem; font-weight: 600; }
h3 { font-size: 1rem; margin: 1.5rem 0 0; font-weight: 600; }
h3 + p { margin: 0; }
nav ul { list-style: none; margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem; }
small, em { color: var(--soft); font-style: normal; }
small { font-size: .85em; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom-color: var(--soft); }
tbody th { color: var(--soft); min-width: 9rem; }
table ul { margin: 0; padding-left: 1.1rem; }
strong { font-weight: 600; white-space: nowrap; }
.yes { font-weight: 600; }
.no { color: var(--soft); }
.margin { width: 5.5rem; padding-right: 0; }
.cites { font-size: .85em; font-weight: 400; font-variant-numeric: tabular-nums; }
.cites a { color: var(--soft); white-space: nowrap; }
.mark { font-size: .75em; padding-left: .1em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.statements { list-style: none; margin: .5rem 0; padding: 0; }
.statements > li { display: grid; grid-template-columns: 12rem minmax(0, 1fr) 5.5rem; column-gap: 1rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.statements > li > b { font-weight: 400; color: var(--soft); }
.statements > li > span:first-child { grid-column: 1 / 3; }
.statements > li > .cites { grid-column: 3; }
.statements ul { margin: .25rem 0; padding-left: 1.1rem; }
.dates { font-size: .875rem; margin: .75rem 0 0; color: var(--soft); }
.dates dt { margin-top: .5rem; color: var(--ink); }
.dates dd { margin: 0; }
.dates ul { margin: 0; padding: 0; list-style: none; }
.clauses { margin: 0; display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); }
.clauses dt, .clauses dd { margin: 0; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.clauses dt { font-variant-numeric: tabular-nums; scroll-margin-top: 1rem; }
.clauses dt:target, .clauses dt:target + dd { background: var(--raised); box-shadow: 0 0 0 .25rem var(--raised); }
.clauses p { margin: 0; max-width: 44rem; }
.assumed { color: var(--soft); font-size: .9375rem; padding-top: .25rem; }
.assumed b { font-weight: 600; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
@media screen and (max-width: 48rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.375rem; }
${asBlocks('table')}
  .statements > li { display: block; padding: .5rem 0; }
  .statements > li > b { display: block; }
  .statements > li > b:empty { display: none; }
  .statements > li > .cites { display: block; }
}
@media screen and (max-width: 64rem) {
${asBlocks('.wide')}
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --raised: #fff; --link: #000; }
  @page { margin: 18mm 16mm; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  h2, h3 { break-after: avoid; }
  h2 { margin-top: 1.5rem; }
  tr, .statements > li, .clauses dd, .clauses dt { break-inside: avoid; }
  thead { display: table-header-group; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12pt; }
  h3, .dates, nav, footer { font-size: 9pt; }
  table { font-size: 8pt; table-layout: fixed; }
  th, td { padding: .3rem .5rem .3rem 0; }
  tbody th { min-width: 0; }
  strong { white-space: normal; }
  .margin { width: 3.25rem; }
  .statements > li { grid-template-columns: 10rem minmax(0, 1fr) 4rem; padding: .3rem 0; }
}
`
