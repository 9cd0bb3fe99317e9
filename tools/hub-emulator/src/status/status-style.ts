/** Light and dark by the browser's choice; nothing wider than the window but what scrolls by itself. */
export const statusStyle = `
:root { color-scheme: light dark; --line: #d0d4da; --soft: #f3f4f6; --quiet: #5b6472; --good: #116932; --bad: #b3261e; --busy: #8a5a00; --link: #0b57d0 }
@media (prefers-color-scheme: dark) {
  :root { --line: #3b424d; --soft: #1f242b; --quiet: #a2acb9; --good: #6fd391; --bad: #ff9a90; --busy: #f0c36d; --link: #9cc2ff }
  body { background: #14171b; color: #e6e9ee }
}
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem }
h1 { font-size: 1.5rem; margin: .2rem 0; overflow-wrap: anywhere }
h2 { font-size: 1.1rem; margin: 0 0 .5rem }
section { margin: 1.5rem 0; scroll-margin-top: 1rem }
a { color: var(--link) }
a:focus-visible, .scroll:focus-visible, pre:focus-visible, input:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
header p { margin: 0 }
#connection { color: var(--quiet); min-height: 1.5em }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: .5rem 0; padding: 0 }
.scroll { border: 1px solid var(--line); border-radius: 6px; overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top }
td { max-width: 30rem; overflow-wrap: break-word }
tbody tr:last-child td { border-bottom: 0 }
th { background: var(--soft); font-weight: 600; white-space: nowrap }
td .badge { white-space: nowrap }
@media (min-width: 45rem) { td time { white-space: nowrap } }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: minmax(7rem, max-content) 1fr; margin: 0 }
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
code, pre { font: 13px/1.45 ui-monospace, monospace }
code { white-space: pre-wrap }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; margin: 0; max-height: 70vh; min-height: 4rem; overflow: auto; padding: .6rem; white-space: pre-wrap; overflow-wrap: anywhere }
.follow { display: block; margin-bottom: .4rem }
.empty { color: var(--quiet); margin: 0 }
.badge { border: 1px solid currentColor; border-radius: 4px; font-size: .85em; padding: 0 .35em }
.good { color: var(--good) } .bad { color: var(--bad) } .busy { color: var(--busy) } .quiet { color: var(--quiet) }
`
