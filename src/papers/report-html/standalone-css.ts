/** The look of a report that travels alone: one column, readable on a phone, black on white on paper. */
export const STANDALONE_CSS = `
:root { --p-600: #1259a7; --ink: #1a1f26; --ink-2: #3b434e; --ink-3: #59626e; --line: #d7dce3; --line-ctl: #7f8894; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 17px/1.9 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2 { font-family: "Songti SC", "Noto Serif SC", SimSun, serif; line-height: 1.5; }
h1 { margin: 1rem 0 .5rem; font-size: 1.75rem; }
h1 span { display: block; }
h2 { margin: 2.25em 0 .75em; font-size: 1.375rem; }
h3 { margin: .75em 0 0; font-size: 1.0625rem; font-weight: 600; text-indent: 2em; }
p { max-width: 42em; margin: 0 0 .85em; }
.doc p { text-indent: 2em; text-align: justify; }
.doc .sign { max-width: none; margin: 2.25em 2em 0; text-align: right; text-indent: 0; }
.doc .sign.date { margin-top: 0; }
.meta, .tbl-hint { color: var(--ink-3); font-size: .875rem; }
.doc .tbl-hint { text-indent: 0; }
.sample { max-width: none; margin: 0; padding: .5rem 1.25rem; background: var(--ink); color: #fff; font-size: .9375rem; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap; }
.nw { white-space: nowrap; }
.fig { border-bottom: 1px dashed var(--line-ctl); color: inherit; }
.o { margin-left: .15em; font: 500 .6875em/1 sans-serif; vertical-align: .5em; }
.o.j { color: #5b4b8a; }
.o.d { color: #8a4b00; }
.tbl-box { max-width: 100%; margin: 1rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.5; }
th, td { padding: .4375rem .5rem; border: 1px solid var(--line); font-weight: 400; text-align: left; }
thead th, th[scope=col], th[scope=colgroup], .sumrow > * { background: #f5f7f9; font-weight: 600; }
.c, .blk { text-align: center; }
.blk { font-weight: 600; }
.n { text-align: right; }
.zero { color: var(--ink-3); }
.t3 { min-width: 52rem; font-size: .875rem; }
.t3 { table-layout: fixed; }
.t3:not(.t4) col:nth-child(1) { width: 3rem; }
.t3:not(.t4) col:nth-child(2) { width: 5.5rem; }
.t3:not(.t4) col:nth-child(3) { width: 15.5rem; }
.t3 thead th, .t3 .v { text-align: center; }
.t3 .v span { white-space: nowrap; writing-mode: vertical-rl; letter-spacing: .2em; }
figure { max-width: 42em; margin: 1.5rem 0; }
figcaption { font-weight: 600; }
figure svg { width: 100%; max-width: 31rem; height: auto; }
details { margin: .5rem 0 1rem; }
summary { padding: .5rem 0; color: #0f4a8a; cursor: pointer; }
ul { margin: 0; padding: 0; list-style: none; }
.lin li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.lin b { display: block; font-weight: 600; }
.phone, .tbl-hint { display: none; }
.proof { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.proof li { padding: .25rem 0; }
code { overflow-wrap: anywhere; }
@media (max-width: 720px) { .phone, .tbl-hint { display: block; } }
@page { size: A4; margin: 25mm 22mm; }
@media print {
  body { color: #000; font-size: 12pt; }
  details, .phone, .tbl-hint { display: none !important; }
  .tbl-box { overflow: visible; }
  .t3 { min-width: 0; font-size: 8pt; }
  tr, figure { break-inside: avoid; }
}
`
