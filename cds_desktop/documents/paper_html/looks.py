"""How the page looks: a sheet of paper on a screen, one column on a phone, A4 when printed."""

LOOKS = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f4; color: #111; text-align: justify;
  font: 1.0625rem/1.5 "Times New Roman", "Liberation Serif", Tinos, serif; }
main { max-width: 52rem; margin: 2rem auto; padding: 3rem 3.5rem 3.5rem; background: #fff;
  border: 1px solid #d5dbe1; border-top: 4px solid #1f4e79; }
p { margin: 0 0 .6rem; text-indent: 2.2rem; overflow-wrap: anywhere; }
p.flush, p.centred, p.left, .head p, td p, .ending p, .contents p, p.attached, p.notice, p.draft {
  text-indent: 0; }
p.left { text-align: left; }
p.centred, .centred { text-align: center; }
h1, h2, h3, h4, h5, h6 { margin: 1.4rem 0 .6rem; font-size: 1.0625rem; line-height: 1.4;
  text-align: left; break-after: avoid; overflow-wrap: anywhere; }
h1.name, h2.name { margin: 1.8rem 0 1.6rem; font-size: 1.25rem; text-align: center; }
h1.name::after, h2.name::after { content: ""; display: block; width: 7rem; margin: .6rem auto 0;
  border-top: 1px solid #111; }
h2 { font-size: 1.125rem; }
h2.centred, h3.centred { text-align: center; }
.head { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1.5rem; text-align: center; }
.head p { margin: 0 0 .15rem; }
.head p.ruled::after { content: ""; display: block; width: 5rem; margin: .25rem auto .5rem;
  border-top: 1px solid #111; }
.head div + div p.ruled::after { width: 11.5rem; }
.cover { margin-bottom: 2.5rem; padding: 3rem 1.5rem; border: 4px double #111; text-align: center; }
.attached { margin-top: -1.2rem; text-align: center; }
.draft { margin: 0 0 1.5rem; padding: .4rem; border: 2px solid #c00000; color: #a00000;
  font-weight: bold; text-align: center; letter-spacing: .1em; }
.notice { margin: 0 0 1.2rem; padding: .6rem 1rem; border: 1px solid #111; font-weight: bold;
  text-align: center; }
.contents ul { margin: 0 0 1.5rem; padding: 0; list-style: none; text-align: left; }
.contents li.second { padding-left: 1.5rem; }
.contents a { color: #1f4e79; }
.table { margin: .8rem 0 1.4rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .97rem; line-height: 1.35; text-align: left; }
th, td { padding: .4rem .5rem; border: 1px solid #555; vertical-align: top; overflow-wrap: anywhere; }
th { background: #e9eff5; text-align: center; vertical-align: middle; overflow-wrap: normal; }
figure { margin: 1.4rem 0; }
figcaption { text-align: center; }
.ending { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between;
  margin-top: 2rem; break-inside: avoid; }
.recipients { flex: 1 1 14rem; font-size: .95rem; text-align: left; }
.recipients p { margin: 0; }
.recipients ul { margin: 0; padding: 0; list-style: none; }
.signed { display: flex; flex: 2 1 16rem; flex-wrap: wrap; gap: 2rem; justify-content: space-around;
  text-align: center; }
.signer { margin-top: 3.5rem; }
.annex { margin-top: 3.5rem; border-top: 1px solid #d5dbe1; }
@media (max-width: 40rem) {
  main { margin: 0; padding: 1.5rem 1.1rem 2rem; border-width: 4px 0 0; }
  body { text-align: left; }
  .head { grid-template-columns: 1fr; gap: 1rem; }
  .head div + div { order: -1; }
  p { text-indent: 0; }
  table.cards, table.cards tbody, table.cards tr, table.cards td { display: block; }
  table.cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  table.cards tr { margin-bottom: .9rem; border: 1px solid #555; }
  table.cards td { border: 0; border-bottom: 1px solid #d5dbe1; text-align: left; }
  table.cards td:empty { display: none; }
  table.cards td::before { content: attr(data-head) ": "; color: #444; font-size: .9em; }
}
@media print {
  @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
  body { background: #fff; font-size: 13pt; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .table { overflow: visible; }
  .new-page, .annex { break-before: page; }
  .annex { margin: 0; border: 0; }
}
"""
