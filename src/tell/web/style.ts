// The one style sheet of desk and report file. Kept as text because the file carries it inside, under a policy that allows only its
// hash; for the same reason nothing on a page has a style of its own. Colours are the roles of docs/desk.md; no colour stands alone.

/** Signs before tags are drawn by the style, with an empty spoken form: ears hear the word alone. */
export const signClasses: Readonly<Record<string, string>> = {
  "≠": "s-ne",
  "⇄": "s-ch",
  "✕": "s-x",
  "✓": "s-ok",
  "○": "s-o",
  "↻": "s-re",
  "△": "s-tr",
  "?": "s-q",
  "⊘": "s-no",
  "◐": "s-on",
  "=": "s-eq",
  "✂": "s-cut",
  "⊕": "s-mg",
  "≈": "s-ap",
  "⇆": "s-tl",
  "~": "s-sp",
};

const signRules = Object.entries(signClasses)
  .map(([sign, name]) => `.${name}::before{content:"${sign} "/""}`)
  .join("");

const roles = `
:root{color-scheme:light dark;
--serif:Charter,"Bitstream Charter","Iowan Old Style","Sitka Text",Cambria,Georgia,"Noto Serif","DejaVu Serif Condensed",serif;
--sans:-apple-system,"Segoe UI",Inter,Roboto,Cantarell,"Noto Sans","Liberation Sans",sans-serif;
--mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
--paper:light-dark(#fdfcf9,#14161a);--panel:light-dark(#f5f3ed,#1a1d22);--card:light-dark(#fff,#20242a);
--ink:light-dark(#1a1916,#e9e7e1);--ink2:light-dark(#4b4841,#bcb9b0);--ink3:light-dark(#656158,#9c9991);
--rule:light-dark(#dedad0,#31363d);--edge:light-dark(#8d887c,#6b7078);
--link:light-dark(#0d4a78,#8fc3ec);--sel:light-dark(#eaf1f7,#1a2632);--mark:light-dark(#fdeab0,#4d3d08);
--alt:light-dark(#9f1420,#ff9f97);--altbg:light-dark(#fbe4e2,#471c1d);
--chg:light-dark(#744600,#efc36f);--chgbg:light-dark(#f9ecd2,#3a2d12);--ok:light-dark(#1c5a35,#91d2a6);--row:10px;--lead:25px}
[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
`;

const frame = `
*{box-sizing:border-box}
html{scroll-padding-top:60px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/20px var(--sans);display:grid;grid-template-columns:204px minmax(0,1fr) 428px;grid-template-rows:auto 1fr;min-height:100vh;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:2px;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
h3:focus{outline:0}
.skip{position:absolute;inset-inline-start:-999px}.skip:focus{inset-inline-start:8px;top:8px;z-index:9;background:var(--card);padding:8px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1,h2,h3,h4,p,ol,ul,dl,dd,figure{margin:0;padding:0}ol,ul{list-style:none}
button,.button{font:inherit;color:inherit;background:none;border:1px solid var(--edge);border-radius:4px;padding:3px 10px;min-height:28px;cursor:pointer;text-decoration:none;display:inline-block;white-space:nowrap}
button:hover,.button:hover{border-color:var(--ink)}
kbd{font:12px/1 var(--mono);color:var(--ink2);border:1px solid var(--rule);border-radius:3px;padding:1px 4px;background:var(--card)}
.num{font-variant-numeric:tabular-nums lining-nums}
q,bdi,blockquote{unicode-bidi:isolate}q{quotes:"“" "”" "‘" "’"}
.ctl{font:11px/1 var(--mono);border:1px dashed var(--alt);color:var(--alt);padding:0 3px;border-radius:2px}
.top{grid-column:1/-1;position:sticky;top:0;z-index:5;display:flex;align-items:center;gap:16px;height:48px;padding:0 20px;background:var(--paper);border-bottom:1px solid var(--rule)}
.brand{white-space:nowrap;font:700 19px/24px var(--serif);color:var(--ink);text-decoration:none;letter-spacing:-.01em}.brand i{font-style:normal;color:var(--alt)}
.crumb{color:var(--ink2);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:0;flex:1}.crumb a{color:inherit}
.tlp{font:600 12px/20px var(--mono);border:1px solid var(--edge);padding:0 6px;white-space:nowrap}
.rail{padding:22px 12px 24px 20px;border-inline-end:1px solid var(--rule);position:sticky;top:48px;align-self:start;height:calc(100vh - 48px);overflow:auto}
.rail h2{font:600 12px/16px var(--sans);color:var(--ink3);margin:22px 0 6px}.rail h2:first-child{margin-top:0}
.rail a{display:flex;justify-content:space-between;gap:8px;color:var(--ink);text-decoration:none;padding:3px 8px;margin-inline-start:-8px;border-radius:4px}
.rail a:hover{background:var(--panel)}
.rail a[aria-current]{background:var(--sel);font-weight:600;box-shadow:inset 3px 0 var(--link)}
.rail .n{color:var(--ink3);font-weight:400}.rail .n.late{color:var(--chg)}
.rail .reps a{display:grid;grid-template-columns:minmax(24px,auto) 1fr;gap:0 6px;line-height:17px;padding-block:5px;font-size:13px}
.reps b{font:600 12px/17px var(--mono)}.reps small{grid-column:2;font-size:12px;color:var(--ink3)}
.late{color:var(--chg)!important}
main{padding:24px 32px 72px;min-width:0;max-width:920px}
.beside{position:sticky;top:48px;height:calc(100vh - 48px);background:var(--panel);border-inline-start:1px solid var(--rule);padding:20px 22px;color:var(--ink3);font-size:13px}
.kick{display:flex;gap:8px 14px;flex-wrap:wrap;color:var(--ink2);font-size:13px}
h1{font:700 34px/40px var(--serif);letter-spacing:-.015em;margin:4px 0 8px;text-wrap:balance}
h1 small{font:400 18px/26px var(--serif);color:var(--ink2);letter-spacing:0}
.stand{font:18px/27px var(--serif);color:var(--ink2);max-width:66ch;text-wrap:pretty}.stand b{color:var(--ink);font-weight:600}
.foot{margin-top:44px;border-top:1px solid var(--rule);padding-top:10px;font-size:12.5px;color:var(--ink3)}
.none{color:var(--ink3)}
`;

const lines = `
.tag{font:700 12px/16px var(--sans);letter-spacing:.02em;white-space:nowrap;color:var(--ink2)}
.tag.alt{color:var(--alt)}.tag.chg{color:var(--chg)}.tag.ok{color:var(--ok)}
.cap{display:inline-flex;border:1px solid var(--edge);border-radius:4px;overflow:hidden;background:var(--card);vertical-align:middle;max-width:100%}
.cap b,.key{font:600 12px/18px var(--mono);padding:0 4px;color:var(--ink)}.cap b+b{border-inline-start:1px solid var(--rule)}
.cap .x,b.x{background:var(--altbg);color:var(--alt)}
.caps{display:flex;flex-wrap:wrap;gap:4px}
.cnt{font-size:12px;line-height:16px;color:var(--ink3);margin-top:3px;display:block}
.lines{margin-top:14px;border-top:1px solid var(--rule)}.delta+.lines{margin-top:0;border-top:0}
.lines>li{border-bottom:1px solid var(--rule)}
.lines summary.row{display:grid;grid-template-columns:34px 68px minmax(0,1fr) 132px;gap:0 10px;padding:var(--row) 8px calc(var(--row) + 1px) 0;cursor:pointer;list-style:none;align-items:start}
summary::-webkit-details-marker{display:none}
.lines summary:hover{background:var(--panel)}
.no{font:12px/var(--lead) var(--mono);color:var(--ink3);text-align:end;position:relative;padding-inline-end:4px}
.no em{position:absolute;inset-inline-start:6px;font-style:normal;font-weight:700}.no .new{color:var(--ok)}.no .mod{color:var(--chg)}
.when{font-size:13px;line-height:var(--lead);color:var(--ink2)}
.txt{font:17px/var(--lead) var(--serif);text-wrap:pretty;min-width:0}
.src{padding-top:2px;min-width:0}
.lines details[open]>summary{background:var(--sel);box-shadow:inset 3px 0 var(--link)}
.dim .txt,.dim .tag,.dim .cap b,.dim td,.dim a{color:var(--ink3)}.lines .dim .txt{font-size:15px;line-height:22px}
.inf{text-decoration:underline dotted;text-underline-offset:3px}
.ev{padding:4px 8px 18px 44px}
.bar{display:flex;align-items:center;gap:8px;font-size:13px;color:var(--ink2);margin-bottom:10px}.bar>span:first-child{margin-inline-end:auto}
.ev h3{font:600 20px/26px var(--serif);margin-bottom:8px;text-wrap:pretty}
.ev h4{font:600 13px/18px var(--sans);margin:18px 0 6px;color:var(--ink)}
.ev p,.ev li{font-size:13.5px;line-height:20px;color:var(--ink2)}.ev li small{color:var(--ink3)}
.verdict{border-inline-start:3px solid var(--edge);padding:2px 0 2px 12px;margin:0 0 12px}.verdict.alt{border-color:var(--alt)}.verdict.chg{border-color:var(--chg)}.ev .verdict{color:var(--ink)}
.diff{border:1px solid var(--rule);border-radius:4px;background:var(--card);margin-bottom:4px}
.diff>div{display:grid;grid-template-columns:38px minmax(0,1fr);padding:7px 10px 8px 0;font:16px/24px var(--serif)}.diff>div+div{border-top:1px solid var(--rule)}
.diff .key{line-height:24px;color:var(--ink3);text-align:center}
del,ins{text-decoration:none;border-radius:2px;padding:1px 2px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
ins{background:var(--chgbg);border-bottom:2px solid var(--chg);color:var(--ink)}
ins.alt{background:var(--altbg);border-bottom:2px solid var(--alt);color:var(--alt);font-weight:700}
del{color:var(--ink3);border:1px dashed var(--edge);padding:0 4px;font:12px/16px var(--sans)}
mark{background:var(--mark);color:var(--ink)}
.card{background:var(--card);border:1px solid var(--rule);border-radius:4px;margin-top:8px}
.card header{display:flex;gap:8px;padding:5px 10px;border-bottom:1px solid var(--rule);font-size:12.5px;line-height:18px;color:var(--ink2)}
.card header b{font:600 12px/18px var(--mono);color:var(--ink)}.card header span{flex:1;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:0}
.at{font:12px/18px var(--mono);white-space:nowrap}
.card blockquote{margin:0;padding:8px 12px 9px;font:15px/23px var(--serif);color:var(--ink3)}
.card mark{padding:2px 0;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.card u{color:var(--ink2);text-decoration-thickness:1.5px;text-underline-offset:3px}.card u.cue{text-decoration-style:dotted}.card mark u,.card u mark{color:var(--ink)}
.card mark ins.alt{background:none;padding:0}
.card footer{padding:0 12px 7px;font-size:12px;line-height:16px;color:var(--ink3)}
.furn{font:12px/18px var(--sans);border:1px dashed var(--edge);padding:0 5px;border-radius:2px;white-space:nowrap}
.why div{display:grid;grid-template-columns:112px minmax(0,1fr);gap:8px;padding:3px 0;font-size:13px;line-height:19px}.why dt{color:var(--ink3)}.why dd{color:var(--ink2)}.evd small{color:var(--ink3)}.evd i{font-style:normal;display:inline-block;width:16px}
.addr{font:12px/18px var(--mono);color:var(--ink3);overflow-wrap:anywhere}
`;

const pictures = `
section{margin-top:44px;border-top:2px solid var(--ink);padding-top:9px}main>section:first-child{margin-top:0}
section>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 14px;margin-bottom:10px}
h2{font:700 21px/28px var(--serif);letter-spacing:-.005em}section>header p{color:var(--ink2);font-size:13px}section>header>a{margin-inline-start:auto;font-size:13px}
section>h3,main h3{font:600 14px/20px var(--sans);margin:18px 0 6px}main .ev h3{font:600 20px/26px var(--serif);margin:0 0 8px}
.scroll{overflow-x:auto;position:relative}.rail ul,.src,.pos td,.full{position:relative}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:8px 10px 8px 0;border-bottom:1px solid var(--rule)}
thead th{font:600 12px/16px var(--sans);color:var(--ink3);border-bottom:1px solid var(--edge);padding-bottom:5px}
.list>li{display:grid;grid-template-columns:86px minmax(0,1fr) 132px;gap:0 10px;padding:6px 0;border-bottom:1px solid var(--rule)}
.list .txt{font-size:15px;line-height:22px}.list .when{line-height:22px;font-variant-numeric:tabular-nums lining-nums}.list .txt:first-child{grid-column:1/-1;font:13.5px/20px var(--sans)}
.list.two-col{columns:2;column-gap:36px}.list.two-col>li{display:block;break-inside:avoid;font-size:13.5px}
.rs,.list small,.trip small.rs{font-size:12px;line-height:18px;color:var(--ink3)}.rs a,.list small a,.sr a{font:11.5px/18px var(--mono);white-space:nowrap;margin-inline-end:5px}
.list>li>i:not(.st1){font:13px/22px var(--sans);font-variant-numeric:tabular-nums;color:var(--ink2)}.list>li>p{font:15px/22px var(--serif)}
.legend i{margin:0 3px 0 8px}.legend i:first-child{margin-inline-start:0}
.pt{display:inline-block;flex:none;width:11px;height:11px;border-radius:50%;background:var(--ink);vertical-align:-1px}
.pt.planned{background:var(--paper);border:2px solid var(--ink)}.pt.alleged{background:var(--paper);border:2px dashed var(--ink)}
.pt.ongoing{background:linear-gradient(90deg,var(--ink) 50%,transparent 50%);border:2px solid var(--ink)}
.pt.threatened{background:none;width:0;height:0;border-radius:0;border:6px solid transparent;border-bottom:10px solid var(--ink);border-top:0}
.pt.denied{background:linear-gradient(135deg,transparent 42%,var(--ink) 42% 58%,transparent 58%);border:2px solid var(--ink)}
.cal{table-layout:fixed;min-width:560px;font-size:12.5px;line-height:18px}.cal col.ln{width:112px}
.cal thead th{padding:0 0 3px;white-space:nowrap;overflow:hidden;text-overflow:clip;font-weight:400}
.cal td,.cal tbody th{padding:0;height:28px;vertical-align:middle;border:0}.cal tr.lane td,.cal tr.lane th{border-top:1px solid var(--rule)}
.cal tbody th{position:sticky;inset-inline-start:0;background:var(--paper);z-index:1;font-weight:600;font-size:12px;line-height:14px;padding-inline-end:6px}
.cal td a{display:flex;align-items:center;gap:6px;color:var(--ink);text-decoration:none;min-width:0;padding-inline-start:4px;height:24px}.cal td a:hover .lb{text-decoration:underline}
.cal td.before a{flex-direction:row-reverse;padding:0 4px 0 0}.cal td .lb{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:0}
.cal .bar{margin:0;flex:1;gap:4px;height:20px;padding:0 6px;border:1.5px dashed var(--ink2);min-width:24px;overflow:hidden;font-size:inherit;color:inherit}.cal .bar i{font-style:normal;margin-inline-start:auto}
.cal td:not(.inside) .bar{flex:none;width:28px}
.cal .bar.deadline{border:1px solid var(--chg);background:var(--chgbg);color:var(--chg);font-weight:600}.cal .bar.occurred,.cal .bar.ongoing{border-style:solid}
.fut{background:repeating-linear-gradient(135deg,transparent 0 5px,var(--rule) 5px 6px)}.fut .lb{background:var(--paper)}.fut.edge{border-inline-start:2px solid var(--link)!important}
.now{text-align:end;color:var(--link);font-weight:600;font-size:12.5px;padding-top:4px}
.trip td{font-size:14px;line-height:20px}.trip .w{font-weight:600}.trip small,.pos small,.nums small{display:block;font-size:12px;line-height:16px;color:var(--ink3);font-weight:400}
.trip .cd:empty::before{content:"no condition stated";color:var(--ink3)}.trip .by:empty::before{content:"no date";color:var(--ink3)}.trip .st:empty::before{content:"not told";color:var(--ink3)}.trip .ct::before{content:"→ "/"";color:var(--ink3)}.trip{table-layout:fixed}.trip th:nth-child(1){width:76px}.trip th:nth-child(2){width:20%}.trip th:nth-child(3){width:19%}.trip th:nth-child(5){width:84px}.trip th:nth-child(6){width:96px}.trip .st{white-space:nowrap}
#tripwires{container-type:inline-size}
@container (max-width:680px){.trip,.trip tbody{display:block}.trip thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}.trip td{border:0;padding:1px 0}
.trip tr{display:grid;grid-template-columns:1fr auto;padding:10px 0;border-bottom:1px solid var(--rule)}.trip .by{text-align:end}.trip .st{grid-row:1}.trip .by{grid-row:1;grid-column:2}.trip .w,.trip .cd,.trip .ct,.trip .sr{grid-column:1/-1}.trip .cd:empty{display:none}.trip .w small{display:inline}.trip .w small::before{content:" "}}
.pos td,.pos tbody th{font-size:13.5px;line-height:18px;padding:7px 10px 7px 0}.pos tbody th{font-weight:600;width:128px}
.st1{display:inline-block;width:15px;height:15px;border:1.5px solid var(--ink);border-radius:2px;font:700 13px/12px var(--mono);text-align:center;margin-inline-end:6px;vertical-align:-3px;overflow:hidden}
.st1.f{background:var(--ink);color:var(--paper)}.st1.m{background:linear-gradient(135deg,var(--ink) 50%,transparent 50%)}.st1.o{border-radius:50%}
.held{display:block}.pos .nil::before{content:"·"/"not in the reports";color:var(--ink3)}.pos .turn{background:var(--chgbg);box-shadow:inset 3px 0 var(--chg);padding-inline-start:10px}
.al{margin-top:18px}.al h3{margin:0 0 6px}.al h3 span{font-weight:400;color:var(--ink2)}.al h3 a{color:var(--ink)}
.algn{background:var(--card);border:1px solid var(--rule);width:auto;min-width:60%}.algn td,.algn th{font:15.5px/22px var(--serif);padding:6px 9px;border-inline-start:1px dotted var(--rule);overflow-wrap:normal}
.algn th{font:600 12px/22px var(--mono);border-inline-start:0}.algn .eq{vertical-align:middle;color:var(--ink2)}.algn .dup{display:none}
.v{font-size:12.5px;line-height:18px;color:var(--ink2);margin-top:6px}
.lin{table-layout:fixed}.lin col.ln{width:42%}.lin td,.lin th{padding:0;height:30px;vertical-align:middle}
.lin thead th{text-align:center;vertical-align:top;padding:0 2px 6px;font-weight:400;height:auto;color:var(--ink2)}.lin thead th b{display:block;font:600 13px/18px var(--mono);color:var(--ink)}.lin thead small{display:block;font-size:12px;line-height:15px}
.lin .sh{text-align:start;vertical-align:bottom;border:0}.lin .arcs{height:58px;border:0;color:var(--ink)}.lin .arcs svg{display:block}.lin .arcs text{font:12px var(--sans);fill:var(--ink2);paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.lin tbody th{font-weight:400;font-size:13.5px;line-height:18px;padding:5px 8px 5px 0}.lin tbody small{color:var(--ink3);font-size:12px}
.lin td{position:relative;text-align:center}.lin td.l::before{content:"";position:absolute;inset-inline:0;top:50%;margin-top:-1px;border-top:2px solid var(--ink)}.lin td.a::before{inset-inline-start:50%}.lin td.z::before{inset-inline-end:50%}
.lin td i{position:relative;display:inline-block;width:12px;height:12px;border-radius:50%;background:var(--ink);vertical-align:middle}.lin td i.x{background:var(--paper);border:2.5px solid var(--alt);width:14px;height:14px}
.lin td:not(.l):empty::after{content:"";display:inline-block;width:4px;height:4px;border-radius:50%;background:var(--rule)}
.nums{columns:2;column-gap:36px}.nums li{break-inside:avoid;padding:7px 0;border-bottom:1px solid var(--rule)}.nums strong{font:600 16px/22px var(--serif);margin-inline-end:8px}.nums .tag{display:block}
.dif li{padding:6px 0;border-bottom:1px solid var(--rule)}.dif h3 span{font-weight:400}.sides li{border:0;padding:2px 0;font:15px/22px var(--serif)}.sides small{margin-inline-start:8px;font:12px/16px var(--sans);color:var(--ink3)}.what{font-weight:600}
.acts-list{columns:2;column-gap:36px}.acts-list li{break-inside:avoid;padding:6px 0;border-bottom:1px solid var(--rule)}.acts-list small{display:block;font-size:12.5px;line-height:18px;color:var(--ink2)}.kind{color:var(--ink3);font-size:12.5px}
.rep{border-bottom:1px solid var(--rule)}.rep>summary{padding:9px 0;cursor:pointer;font:600 16px/22px var(--serif);list-style:none}.rep>summary small{display:block;font:12.5px/18px var(--sans);color:var(--ink2)}
.full{white-space:pre-wrap;font:16px/26px var(--serif);max-width:68ch;margin:14px 0;overflow-wrap:anywhere}.full mark{background:none;box-shadow:inset 0 -2px var(--mark)}.full mark.on,.full mark:target{background:var(--mark);outline:1px solid var(--edge)}
.fu{color:var(--ink3);border:1px dashed var(--edge);font-size:13px}.fu i{font:600 11px/16px var(--sans);margin-inline-end:6px;padding:0 4px;background:var(--panel)}
.probs li{padding:5px 0;border-bottom:1px solid var(--rule)}
.more>summary{cursor:pointer;font-weight:600;padding:8px 0}
`;

const narrow = `
@media screen and (min-width:1180px){
.lines details[open]>.ev,.side.ev{position:fixed;inset-block:48px 0;inset-inline-end:0;width:428px;overflow:auto;background:var(--panel);border-inline-start:1px solid var(--rule);padding:20px 22px 40px;z-index:2}
body.plain .side.ev{position:static}}
@media screen and (max-width:1179px){.side.ev{grid-column:2;padding:16px 32px 60px;max-width:980px;background:var(--panel)}body{grid-template-columns:204px minmax(0,1fr)}.beside{display:none}.ev .keys{display:none}main{max-width:980px}}
@media screen and (max-width:959px){.side.ev{padding:16px}
body{display:block}.top{padding:0 16px;gap:10px}.crumb,.find kbd,.top .wide{display:none}.find{width:auto;flex:1}
.rail{position:static;height:auto;border:0;padding:8px 0 0;overflow:visible}.rail h2,.rail .reps,.rail .drop,.rail .prog{display:none!important}
.rail ul{display:flex;overflow-x:auto;gap:4px;padding:0 16px 8px;border-bottom:1px solid var(--rule)}.rail a{white-space:nowrap;margin:0;padding:6px 10px}.rail a[aria-current]{box-shadow:inset 0 -3px var(--link)}
main{padding:16px 16px 56px}h1{font-size:27px;line-height:32px}.stand{font-size:17px;line-height:25px}
.lines summary.row{grid-template-columns:28px minmax(0,1fr);gap:0 8px;padding-inline-end:0}
.no{grid-row:1;line-height:20px}.lines .when{grid-column:2;line-height:20px}.lines .txt{grid-column:2}.lines .src{grid-column:2;display:flex;gap:4px 10px;flex-wrap:wrap;align-items:center;padding-top:6px}.cnt{margin:0}
.list>li{display:block}.list .when{margin-inline-end:8px}.list.two-col,.nums,.acts-list{columns:1}.list .src{display:flex;gap:8px;flex-wrap:wrap;align-items:center}
.ev{padding:2px 0 16px}
.pos thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.pos tr{display:grid;padding:10px 0;border-bottom:1px solid var(--rule)}.pos td,.pos tbody th{border:0;padding:1px 0;width:auto!important}

.pos td{display:grid;grid-template-columns:116px minmax(0,1fr)}.pos td::before{content:attr(data-i);color:var(--ink3);grid-row:1/9}.pos td .vh{position:absolute}.pos td.nil{display:none}.held{grid-column:2}.pos .turn{padding-inline-start:8px;margin-inline-start:-8px}
.algn,.algn tbody{display:block;min-width:0}.algn tr{display:block;padding:4px 8px;border-bottom:1px solid var(--rule)}.algn td,.algn .dup,.algn th{display:inline;padding:0;border:0}.algn th{margin-inline-end:8px}.algn td::after{content:" "}
.two{display:block}.lin col.ln{width:46%}.lin thead small{display:none}
.full{font-size:15.5px;line-height:25px}}
@media screen and (max-width:479px){.top{height:auto;flex-wrap:wrap;padding-block:8px}.top .brand{margin-inline-end:auto}.top .find{order:1;flex-basis:100%}}
@media (pointer:coarse){.rail a,button,.button,.at{min-height:44px;display:inline-flex;align-items:center}.at{min-height:24px}}
@media (forced-colors:active){.pt,.st1.f,.lin td i{forced-color-adjust:none}mark,ins{outline:1px solid}}
@media (prefers-reduced-motion:no-preference){.lines summary{transition:background-color .12s}}
`;

const print = `
@page{margin:16mm 14mm 18mm}
@media print{:root{color-scheme:light}*{print-color-adjust:exact}body{display:block;background:#fff;font-size:10pt;line-height:14pt}.top,.rail,.beside,.delta,.acts,.bar,.skip,.keys,form,.drop,.filters,.pieces,.fixes,#correct{display:none!important}
main{max-width:none;padding:0}h1{font-size:22pt;line-height:26pt}.stand{font-size:12pt;line-height:17pt;max-width:none}
details::details-content{content-visibility:visible;display:block;block-size:auto}
.lines details>.ev,.lines details[open]>.ev{position:static;width:auto;overflow:visible;background:none;border:0;padding:0 0 8pt 40px}.lines details[open]>summary{background:none;box-shadow:none}
.ev h3{display:none}.ev h4{margin:8pt 0 3pt}.txt{font-size:11.5pt;line-height:16pt}.lines summary.row{grid-template-columns:24px 60px minmax(0,1fr) 116px}
.scroll{overflow:visible;break-inside:avoid}.cal{min-width:0}.cal tbody th{background:none}section{break-before:auto;margin-top:20pt}h2,h3,h4,.lines summary,.rep>summary,section>header{break-after:avoid}tr,.card,.list>li,.nums li,.acts-list li,.dif li{break-inside:avoid}
.full{font-size:9.5pt;line-height:13.5pt;max-width:none;columns:2;column-gap:18pt}a{color:inherit;text-decoration:none}.rep{break-before:auto}.card{margin-top:4pt}}
`;

const pages = `
.ln{color:var(--ink);text-decoration-color:var(--rule)}.ln:hover{text-decoration-color:var(--ink)}.who a,.who{color:inherit}a.who,.who a{color:var(--ink);text-decoration-color:var(--edge)}
.card .acts{padding:0 12px 9px}
.set{color:var(--ok)}
.acts{display:flex;flex-wrap:wrap;gap:6px}.acts button{background:var(--card)}
.fix{font:12px/16px var(--sans);color:var(--ink3)}
.find{position:relative;width:300px;min-width:64px}.find input{width:100%;height:32px;padding-inline-end:28px}.find kbd{position:absolute;inset-inline-end:8px;top:8px;pointer-events:none}
input,textarea,select{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--edge);border-radius:4px;padding:4px 8px;min-height:28px;max-width:100%}
input::placeholder,textarea::placeholder{color:var(--ink3);opacity:1}
.drop{margin-top:18px;border:1px dashed var(--edge);border-radius:4px;padding:9px 10px;font-size:13px;line-height:18px;color:var(--ink2);display:block!important}
.rail .drop{margin-inline:0}
body.wide main{grid-column:2/-1}
.note{border-inline-start:3px solid var(--edge);background:var(--panel);padding:8px 12px;margin:12px 0;font-size:13.5px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 36px}.two section{min-width:0}.two .nums{columns:1}
body.plain{grid-template-columns:minmax(0,1fr)}
[data-density=compact]{--row:5px;--lead:22px}
button.main{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.delta{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;margin:14px 0 0;padding:7px 0;border-block:1px solid var(--rule);font-size:13px;color:var(--ink2)}.delta b{color:var(--ink)}
.pages h1{font-size:28px;line-height:34px}
.situ>li{border-bottom:1px solid var(--rule);padding:14px 0}.situ h2{margin-bottom:2px}.situ p{color:var(--ink2)}
form.add,form label{grid-template-columns:minmax(0,1fr)}form.add{display:grid;gap:12px;max-width:640px;margin:14px 0}form label{display:grid;gap:4px;font-weight:600}form label small{font-weight:400;color:var(--ink2)}textarea{min-height:140px;resize:vertical}
.zone{border:2px dashed var(--edge);border-radius:4px;padding:28px 20px;text-align:center;color:var(--ink2)}.zone.over{border-color:var(--link);background:var(--sel)}
.correct{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;margin-top:6px}.correct .row{display:flex;flex-wrap:wrap;gap:6px}.correct label{font-weight:400;font-size:13px}
.steps{font-size:12.5px;color:var(--ink2)}.steps b{color:var(--ok)}
.found li{padding:9px 0;border-bottom:1px solid var(--rule);font:16px/24px var(--serif)}.found summary,.dif summary{font:600 13px/20px var(--sans)}.found small{display:block;font:12.5px/18px var(--sans);color:var(--ink2)}
.live{position:fixed;inset-block-end:16px;inset-inline-start:50%;transform:translateX(-50%);background:var(--ink);color:var(--paper);padding:8px 14px;border-radius:4px;z-index:8}.live:empty{display:none}.live a{color:inherit}
dialog{background:var(--card);color:var(--ink);border:1px solid var(--edge);border-radius:4px;padding:20px 24px;max-width:560px}dialog::backdrop{background:rgb(0 0 0/.35)}dialog dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}
.filters{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:end;margin:0 0 10px;font-size:13px}.filters form{display:contents}.filters>a{line-height:32px}.filters+section,.vh+section{margin-top:18px}.filters label{display:inline-flex;gap:6px;align-items:center;font-weight:400}
.js-only{display:none}.js .js-only{display:inline-block}
.rlist>li{display:grid;grid-template-columns:44px minmax(0,1fr);gap:8px;padding:10px 0;border-bottom:1px solid var(--rule)}.ttl{font:600 17px/23px var(--serif)}
.correct label{display:inline-flex;gap:6px;align-items:center}.correct .grow{flex:1}.correct .grow input{flex:1;min-width:80px}.check{font-weight:400}.checks{max-height:280px;overflow:auto}.checks li{padding:2px 0}.checks .check{display:flex;align-items:baseline}.checks .key{flex:none}.full .furn{margin-inline-end:6px}[type=checkbox]{min-height:0}
.ev.own{padding:0}.ev.own h1{font-size:26px;line-height:33px}.prog{font-size:12.5px;color:var(--ink2);margin-top:8px}
.crumb+button{margin-inline-start:auto}.why+.acts{margin:14px 0}.said::first-letter{text-transform:uppercase}
h2.small{font:600 14px/20px var(--sans);margin:18px 0 2px}h2.small .n{font-weight:400;color:var(--ink3)}.js .list>li{cursor:pointer}.long>li{content-visibility:auto;contain-intrinsic-size:auto 48px}.filters form,.filters label,.correct label{min-width:0;max-width:100%}select{min-width:0}.filters select{width:170px}.filters label,.filters button{align-self:center}.pieces{display:flex;flex-wrap:wrap;gap:4px 16px;padding:10px 0;font-size:13px}.pieces a{line-height:24px}
`;

/** The whole style sheet, without the white space that only we need. */
export const style: string = [roles, frame, lines, signRules, pictures, pages, narrow, print].join("").replace(/\n+|;(?=\})/g, "");

/** The part that a report file needs. */
export const fileStyle: string = [roles, frame, lines, signRules, pictures, narrow, print].join("").replace(/\n+|;(?=\})/g, "");
