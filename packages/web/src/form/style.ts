/** The form's own sheet: constructed, so that a strict policy of the page does not forbid it. */
export const STYLE = `
:host{display:block;--paper:#fff;--raised:#f6f6f3;--ink:#1b1d20;--soft:#575b62;--line:#dcdcd6;--firm:#74787e;--act:#1d5fb8;--on:#fff;--wrong:#b3231b;color-scheme:light dark}
@media (prefers-color-scheme:dark){:host{--paper:#17181a;--raised:#232528;--ink:#e8e8e4;--soft:#a4a8ae;--line:#313438;--firm:#8b8f95;--act:#7db0f7;--on:#101113;--wrong:#ff8b80}}
:host([data-scheme=light]){--paper:#fff;--raised:#f6f6f3;--ink:#1b1d20;--soft:#575b62;--line:#dcdcd6;--firm:#74787e;--act:#1d5fb8;--on:#fff;--wrong:#b3231b;color-scheme:light}
*{box-sizing:border-box}
[hidden]{display:none!important}
form,.done{display:grid;gap:14px;max-width:640px;padding:20px;font:16px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:4px}
h2{margin:0;font-size:18px;font-weight:600}
p{margin:0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:14px;align-items:start}
label{display:grid;gap:3px;font-size:14px}
input,textarea,select,button{font:inherit;color:inherit}
input,textarea,select{width:100%;padding:8px 10px;border:1px solid var(--firm);border-radius:3px;background:var(--paper)}
textarea{resize:vertical;min-height:120px}
:focus-visible{outline:2px solid var(--act);outline-offset:2px}
button{justify-self:start;padding:9px 18px;border:0;border-radius:3px;background:var(--act);color:var(--on);font-weight:600;cursor:pointer}
button[aria-disabled=true]{opacity:.6}
a{color:var(--act)}
.hint{font-size:13px;color:var(--soft)}
.wrong{color:var(--wrong);font-size:14px}
.wrong:empty{display:none}
.offered{padding:10px 14px;background:var(--raised);border-left:3px solid var(--firm)}
.offered p{font-size:14px;font-weight:600}
.offered ul{margin:6px 0 0;padding-left:18px;font-size:15px}
.wet{position:absolute;left:-200vw}
@media (max-width:520px){.pair{grid-template-columns:1fr}}
`
