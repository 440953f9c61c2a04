/*
 * brief_style - the style sheet of the brief: two colour schemes, phone, paper.
 *
 * Colours of the lines are told apart without red and green (Okabe and Ito 2008).
 */
#ifndef ASC_SHOW_BRIEF_STYLE_H
#define ASC_SHOW_BRIEF_STYLE_H

#define ASC_BRIEF_STYLE                                                                    \
    ":root{color-scheme:light dark;--ink:#1b1b1b;--dim:#5b5b5b;--rule:#d8d4cb;"            \
    "--page:#fdfcf9;--mark:#fbeeb8;--link:#0b5394;--c0:#0072b2;--c1:#d55e00;--c2:#009e73;" \
    "--c3:#a6548a;--c4:#8a6d00;--c5:#8a8a8a}@media(prefers-color-scheme:dark){:root{"      \
    "--ink:#e8e6e1;--dim:#a3a09a;--rule:#3b3b3b;--page:#171717;--mark:#4d4420;"            \
    "--link:#8ab8e6;--c0:#56b4e9;--c1:#e69f00;--c2:#2fc79a;--c3:#d99bc4;--c4:#e3d24a;"     \
    "--c5:#9a9a9a}}body{font:16px/1.5 Georgia,'Times New Roman',serif;color:var(--ink);"   \
    "background:var(--page);max-width:46rem;margin:0 auto;padding:1rem}h1{"                \
    "font-size:1.7rem;line-height:1.2}h2{font-size:1.35rem;"                               \
    "border-top:2px solid var(--ink);padding-top:.6rem;margin-top:2.5rem}"                 \
    "h2::first-letter{text-transform:uppercase}h3{font-size:1.08rem;"                      \
    "margin:1.6rem 0 .4rem}h4{font-size:1rem;margin:1.2rem 0 .2rem}.answers th{"           \
    "text-align:left;font-weight:normal;font-style:italic;padding:.5rem .4rem "            \
    "0}.note,.standing,.what,dl{color:var(--dim);font-size:.92em}a{"                       \
    "color:var(--link)}.cite{font:.78em/1 ui-monospace,monospace;white-space:nowrap}"      \
    ".answers{border-collapse:collapse;width:100%}.answers td{padding:.25rem .4rem;"       \
    "border-bottom:1px solid var(--rule);vertical-align:middle}.answers .n{"               \
    "white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums}.range{"        \
    "width:220px;max-width:34vw;height:18px;display:block}.chart{width:100%;height:auto;"  \
    "font:11px system-ui,sans-serif}.chart text{fill:var(--dim)}.tick{stroke:var(--rule);" \
    "stroke-width:1}.span{opacity:.35}.c0{color:var(--c0)}.c1{color:var(--c1)}.c2{"        \
    "color:var(--c2)}.c3{color:var(--c3)}.c4{color:var(--c4)}.c5{color:var(--c5)}"         \
    ".range .span,.range .at{fill:currentColor}.chart path{fill:none;stroke:currentColor;" \
    "stroke-width:2.5;stroke-linejoin:round}.sources .head{font-weight:bold}"              \
    ".sources a text{fill:var(--link)}.chart path.rests{stroke:var(--rule);"               \
    "stroke-width:1.5}.chart path.took{color:var(--dim);stroke-width:1.3}"                 \
    ".took.cites,.took.paraphrases{stroke-dasharray:4 3}.chart path.took.circle{"          \
    "color:var(--c1);stroke-width:2.2}.access{fill:var(--ink)}.hearsay{fill:var(--page);"  \
    "stroke:var(--dim)}.marking{font:bold .9rem system-ui,sans-serif}.legend{"             \
    "font:.85rem/1.6 system-ui,sans-serif}.key{margin-right:1rem;white-space:nowrap}"      \
    ".key::before{content:'';display:inline-block;width:1.1em;height:.22em;"               \
    "margin-right:.4em;vertical-align:middle;background:currentColor}.chart .shade{"       \
    "fill:var(--rule);opacity:.55}.key.shade::before{height:.8em;background:var(--rule)}"  \
    ".little{"                                                                             \
    "border-left:4px solid var(--c4);padding-left:.7rem}.for{color:var(--c0)}.against{"    \
    "color:var(--c1)}.origins>li{margin:.9rem 0}.told{padding-left:1.1rem;"                \
    "font-size:.95em}.told li{margin:.35rem 0}.tree{list-style:none;padding-left:0}"       \
    ".tree ul{list-style:none;padding-left:1.1rem;border-left:2px solid var(--rule)}"      \
    "article{border-top:1px solid var(--rule);margin-top:1.5rem}dl{display:grid;"          \
    "grid-template-columns:max-content 1fr;gap:0 .7rem;margin:0}dd{margin:0;"              \
    "overflow-wrap:anywhere}.text{white-space:pre-wrap;overflow-wrap:break-word;"          \
    "margin-top:.6rem}mark{background:var(--mark);color:inherit}"                          \
    "a[id]:target+mark,a[id]:target~mark:first-of-type{outline:2px solid var(--link)}"     \
    "@media(max-width:36rem){.answers td{display:inline-block;border:0}"                   \
    ".answers td:first-child{display:block}.answers tr{"                                   \
    "display:block;border-bottom:1px solid var(--rule)}.range{max-width:60vw}}"            \
    "@media print{body{max-width:none;font-size:10.5pt}a{color:inherit;"                   \
    "text-decoration:none}article,section{break-inside:auto}h2,h3{break-after:avoid}"      \
    ".origins>li{break-inside:avoid}nav{display:none}}"

#endif
