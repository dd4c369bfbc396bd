/** The chat's own sheet: constructed, so that a strict policy of the page does not forbid it. */
export const STYLE = `
:host{all:initial;--paper:#fff;--desk:#f6f6f3;--ink:#1b1d20;--soft:#575b62;--line:#dcdcd6;--firm:#74787e;--act:#1d5fb8;--on:#fff;--wrong:#b3231b;color-scheme:light dark}
@media (prefers-color-scheme:dark){:host{--paper:#17181a;--desk:#232528;--ink:#e8e8e4;--soft:#a4a8ae;--line:#313438;--firm:#8b8f95;--act:#7db0f7;--on:#101113;--wrong:#ff8b80}}
:host([data-scheme=light]){--paper:#fff;--desk:#f6f6f3;--ink:#1b1d20;--soft:#575b62;--line:#dcdcd6;--firm:#74787e;--act:#1d5fb8;--on:#fff;--wrong:#b3231b;color-scheme:light}
:host([data-scheme=dark]){--paper:#17181a;--desk:#232528;--ink:#e8e8e4;--soft:#a4a8ae;--line:#313438;--firm:#8b8f95;--act:#7db0f7;--on:#101113;--wrong:#ff8b80;color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
.root{font:15px/1.45 "Inter Variable",system-ui,sans-serif;color:var(--ink)}
button,input,textarea{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--act);outline-offset:2px}
.bubble{position:fixed;right:20px;bottom:20px;z-index:2147483000;padding:10px 16px;border:0;border-radius:20px;background:var(--act);color:var(--on);font-weight:600;box-shadow:0 2px 10px #0004}
.bubble[data-unread]::after{content:"";position:absolute;top:-2px;right:2px;width:12px;height:12px;border-radius:6px;background:var(--wrong);border:2px solid var(--paper)}
.window{display:flex;flex-direction:column;background:var(--paper);border:1px solid var(--line)}
.corner .window{position:fixed;right:20px;bottom:20px;z-index:2147483000;width:min(380px,calc(100vw - 40px));height:min(600px,calc(100vh - 40px));height:min(600px,calc(100dvh - 40px));border-radius:6px;box-shadow:0 6px 30px #0003}
.page .window{height:max(480px,calc(100vh - 180px));height:max(480px,calc(100dvh - 180px));border-radius:4px}
.head{display:flex;gap:8px;align-items:baseline;padding:12px 16px;border-bottom:1px solid var(--line)}
h2{margin:0;flex:1;font-size:15px;font-weight:600}
.quiet{border:0;background:none;padding:2px 4px;color:var(--soft);font-size:13px;text-decoration:underline}
.said{flex:1;overflow-y:auto;margin:0;padding:16px;display:flex;flex-direction:column;gap:12px}
.said>*{max-width:88%;overflow-wrap:anywhere}
.said .client{align-self:flex-end;background:var(--desk);padding:8px 12px;border-radius:4px}
.said .staff{border-left:3px solid var(--act);padding-left:10px}
.said .desk{max-width:100%;font-size:13px;color:var(--soft);border-top:1px solid var(--line);padding-top:8px}
.body,.talk{flex:1;display:flex;flex-direction:column;min-height:0}
.text{margin:0;white-space:pre-wrap}
.who{margin:0 0 2px;font-size:13px;color:var(--soft)}
details{margin-top:4px}
summary{cursor:pointer}
a{color:var(--act)}
.note{margin:0;padding:12px 16px;font-size:14px;color:var(--soft);border-bottom:1px solid var(--line)}
.state{margin:0;min-height:22px;padding:0 16px;font-size:13px;color:var(--soft)}
.wrong:empty{display:none}
.wrong{color:var(--wrong)}
form{display:flex;flex-direction:column;gap:10px;padding:12px 16px 16px;border-top:1px solid var(--line)}
.first{flex:1;overflow-y:auto;border-top:0}
label{display:flex;flex-direction:column;gap:3px;font-size:14px}
input,textarea{width:100%;padding:8px 10px;border:1px solid var(--firm);border-radius:3px;background:var(--paper);resize:none}
.first textarea{min-height:104px}
.hint{font-size:13px;color:var(--soft)}
.acts{display:flex;gap:8px;align-items:center;flex-wrap:wrap}
.main{margin-left:auto;padding:8px 16px;border:0;border-radius:3px;background:var(--act);color:var(--on);font-weight:600}
.main[aria-disabled=true]{opacity:.6}
.pick{padding:7px 12px;border:1px solid var(--firm);border-radius:3px;background:none}
.files{display:flex;gap:6px;flex-wrap:wrap}
@media (max-width:480px){.corner .window{inset:0;width:auto;height:auto;border:0;border-radius:0}}
`
