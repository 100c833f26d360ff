/** Ink on paper, as the console's tokens have it; the stages' hues are the console's own. */
export const pageStyle = `
:root{--ink:#17191d;--ink2:#4a4f57;--rule:#e2e2df;--accent:#0958d9;--trust:#0b7268;--conversion:#2a5fb8;--followUp:#b34e0b;--late:#8a5300;--failed:#b42318}
*{box-sizing:border-box}
body{margin:0 auto;padding:20px 24px 64px;max-width:1120px;background:#fff;color:var(--ink);font:15px/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif;font-variant-numeric:tabular-nums}
.languages{border:0;margin:0;padding:0;display:flex;gap:4px 14px;align-items:center;justify-content:flex-end;font-size:13px}
.languages legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.languages label{padding:10px 4px;cursor:pointer}
.spoken{display:none}
body:has(#speak-zh-CN:checked) .spoken-zh-CN,body:has(#speak-en:checked) .spoken-en{display:block}
h1{font-size:28px;line-height:1.25;margin:0 0 6px}
h2{font-size:19px;margin:44px 0 2px;border-top:2px solid var(--ink);padding-top:12px}
h3{font-size:16px;margin:26px 0 0}
p{margin:4px 0 10px}
.kind,.settings,.told,.role,.key,figcaption{color:var(--ink2)}
.kind{margin:0}.role{font-weight:400}
.headline{list-style:none;margin:16px 0 0;padding:14px 0 0;border-top:1px solid var(--rule);font-size:19px;line-height:1.6}
figure{margin:8px 0 4px;overflow-x:auto}
figure:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
figure svg{display:block;min-width:640px}
figcaption{font-size:12px}
.key{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;margin:6px 0}
.key span{display:inline-flex;align-items:center;gap:6px}
.swatch{display:inline-block;width:12px;height:12px;background:var(--ink2)}
.swatch.fill-trust{background:var(--trust)}.swatch.fill-conversion{background:var(--conversion)}.swatch.fill-followUp{background:var(--followUp)}
.swatch.round{border-radius:6px;background:#fff;border:2px solid var(--ink2)}.swatch.square{background:#fff;border:2px solid var(--ink2)}
.swatch.cross{background:linear-gradient(45deg,transparent 44%,var(--failed) 44% 56%,transparent 56%),linear-gradient(-45deg,transparent 44%,var(--failed) 44% 56%,transparent 56%)}
.swatch.room{background:#7a9cc6}.swatch.private{background:#c3a25c}.swatch.most,.swatch.can{height:2px;background:var(--ink)}.swatch.can{background:var(--late)}
.swatch.load{background:#7a9cc6}.swatch.too-much{background:var(--failed)}
svg .rule{stroke:var(--rule)}svg .axis{stroke:var(--ink2)}
svg .tick{fill:var(--ink2);font-size:12px}svg .value{fill:var(--ink);font-size:13px;font-weight:600}
svg .fill-trust{fill:var(--trust)}svg .fill-conversion{fill:var(--conversion)}svg .fill-followUp{fill:var(--followUp)}
svg .late{fill:none;stroke:var(--late);stroke-width:2}svg .dropped{stroke:var(--failed);stroke-width:2.5;fill:none}
svg .room{fill:#7a9cc6}svg .private{fill:#c3a25c}svg .most{stroke:var(--ink);stroke-width:2}
svg .load{fill:#7a9cc6}svg .too-much{fill:var(--failed)}svg .can{stroke:var(--late);stroke-dasharray:5 4}
table{border-collapse:collapse;width:100%;margin:10px 0;font-size:14px}
th{text-align:left;font-weight:600;color:var(--ink2);border-bottom:1px solid var(--ink);padding:6px 12px 6px 0;white-space:nowrap}
td{vertical-align:top;border-bottom:1px solid var(--rule);padding:7px 12px 7px 0}
td:last-child,th:last-child{padding-right:0}td:not(:last-child){word-break:keep-all}
.when,.whole{white-space:nowrap}.text{white-space:pre-line;overflow-wrap:anywhere}
.stage{font-size:12px}.ink-trust{color:var(--trust)}.ink-conversion{color:var(--conversion)}.ink-followUp{color:var(--followUp)}
details summary{cursor:pointer;padding:8px 0;font-weight:600}
.minutes{margin:0;padding-left:22px}.minutes li{margin:3px 0}.cues{color:var(--ink2);font-size:13px}
.plain{list-style:none;margin:8px 0;padding:0}.plain li{padding:4px 0;border-bottom:1px solid var(--rule)}
code{font:inherit;background:#f7f6f3;padding:1px 4px}
@media(max-width:640px){body{padding:12px 16px 48px}h1{font-size:23px}.headline{font-size:17px}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{display:block;border-bottom:1px solid var(--rule);padding:8px 0}
td{display:grid;grid-template-columns:72px minmax(0,1fr);gap:0 10px;border:0;padding:2px 0}td::before{content:attr(data-head);color:var(--ink2);font-size:13px}}
@media print{body{max-width:none;padding:0;font-size:11px}.languages{display:none}figure{overflow:visible;break-inside:avoid}figure svg{min-width:0}h2{break-after:avoid}tr,li{break-inside:avoid}details:not([open])>*{display:block}}
`.trim();
