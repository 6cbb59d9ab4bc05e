/*
 * The style knows paper, light and dark screens. Charts are drawn for white
 * paper: on a dark screen their lightness is turned round and their hues
 * turned back.
 *
 * The script, without which everything can be read too:
 *
 *     th button     sorts by the column, again the other way round; numbers by
 *                   their data-v, texts by their letters
 *     [data-plan]   parts, of which the one named in #plan is shown
 *     svg           a value under the pointer is shown beside it
 *     data-series   a click brings its series out and dims the others
 *     .copy         copies its table as CSV
 */
#include "report/html_page.h"

const char *const html_style[] = {
    ":root{color-scheme:light dark;--ink:#1a1a1a;--muted:#555;--paper:#fff;"
    "--line:#d8dde3;--soft:#f2f5f8;--mark:#0060a0}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--muted:#b0b0b0;"
    "--paper:#15181c;--line:#3a4048;--soft:#20252b;--mark:#7cc0f5}"
    "figure svg,figure img{filter:invert(.91) hue-rotate(180deg)}}\n",

    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:72rem;padding:1.5rem;color:var(--ink);"
    "background:var(--paper);font:1rem/1.5 Inter,'Liberation Sans',"
    "'Segoe UI',Arial,sans-serif;font-variant-numeric:tabular-nums}\n"
    "h1{font-size:2rem;line-height:1.2;margin:.2em 0}"
    "h2{margin:2em 0 .5em;border-bottom:2px solid var(--mark);"
    "padding-bottom:.2em}h3{margin:1.6em 0 .4em}\n"
    ".muted,footer,.note{color:var(--muted)}.note{font-size:.9rem}\n"
    ".stamp{border:1px solid currentColor;padding:.1em .6em;"
    "border-radius:.3em;display:inline-block}\n"
    "nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3em "
    "1.2em}a{color:var(--mark)}\n"
    ".plans{position:sticky;top:0;z-index:1;background:var(--paper);"
    "padding:.6em 0}\n",

    "figure{margin:1.5em 0 .4em}"
    "figure svg,figure img{width:100%;height:auto;border:1px solid "
    "var(--line)}\n"
    ".picked [data-series]:not(.on){opacity:.15}[data-series]{cursor:pointer}"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;font-size:.9rem;min-width:50%}"
    "th,td{padding:.35em .7em;border-bottom:1px solid var(--line);"
    "text-align:left;vertical-align:top}"
    "td.n,th.n{text-align:right}td.n{white-space:nowrap}"
    "thead th{background:var(--soft);vertical-align:bottom}"
    "tbody tr:hover{background:var(--soft)}\n"
    "th button{all:unset;cursor:pointer;font-weight:600}"
    "th[aria-sort=ascending] button::after{content:' \\2191'}"
    "th[aria-sort=descending] button::after{content:' \\2193'}\n"
    "summary{cursor:pointer;color:var(--mark);padding:.3em 0}"
    "button,select{font:inherit}"
    ":focus-visible{outline:3px solid var(--mark);outline-offset:2px}\n"
    "#value{position:fixed;pointer-events:none;max-width:26em;"
    "background:var(--ink);color:var(--paper);padding:.3em .6em;"
    "border-radius:.3em;font-size:.85rem;z-index:2}\n"
    "[hidden]{display:none!important}\n",

    "@media print{body{max-width:none;padding:0;font-size:9pt}"
    "nav,.plans,.copy,summary{display:none}th button{display:contents}"
    "figure,tr{break-inside:avoid}h2,h3{break-after:avoid}"
    "figure{margin:.4em 0}figure svg,figure img{max-height:11.4cm}"
    ".wide{overflow:visible}table{font-size:7pt}th,td{padding:.2em .35em}"
    "details:not([open])>*{display:none}"
    ":root{--ink:#000;--paper:#fff;--soft:#f2f5f8;--line:#ccc}"
    "figure svg,figure img{filter:none}}\n",

    0,
};

const char *const html_script[] = {
    "(function(){'use strict';\n"
    "var all=function(s,e){return Array.from((e||document)"
    ".querySelectorAll(s));};\n"
    "function key(row,i){var c=row.cells[i],v=c.getAttribute('data-v');"
    "return v===null?c.textContent:v===''?NaN:isNaN(+v)?v:+v;}\n"
    "function less(a,b){if(typeof a==='string'||typeof b==='string')"
    "return String(a).localeCompare(String(b));"
    "if(isNaN(a)||isNaN(b))return isNaN(a)-isNaN(b);return a-b;}\n"
    "function sort(th){var t=th.closest('table'),i=th.cellIndex,"
    "down=th.getAttribute('aria-sort')==='ascending',"
    "rows=Array.from(t.tBodies[0].rows);\n"
    "rows.sort(function(a,b){var x=key(a,i),y=key(b,i),d=less(x,y);"
    "return down&&x===x&&y===y?-d:d;});\n"
    "all('th',t).forEach(function(o){o.removeAttribute('aria-sort');});"
    "th.setAttribute('aria-sort',down?'descending':'ascending');"
    "rows.forEach(function(r){t.tBodies[0].appendChild(r);});}\n",

    "function csv(t){return all('tr',t).map(function(r){return Array.from("
    "r.cells).map(function(c){var v=c.getAttribute('data-h')"
    "||c.getAttribute('data-v'),"
    "s=v===null?c.textContent:v;return /[\",\\n]/.test(s)?"
    "'\"'+s.replace(/\"/g,'\"\"')+'\"':s;}).join(',');}).join('\\n');}\n"
    "function show(plan){all('[data-plan]').forEach(function(p){"
    "p.hidden=p.getAttribute('data-plan')!==plan;});}\n"
    "function pick(m){var f=m.closest('figure'),s=m.dataset.series,"
    "again=m.classList.contains('on');f.classList.toggle('picked',!again);"
    "all('[data-series]',f).forEach(function(o){"
    "o.classList.toggle('on',!again&&o.dataset.series===s);});}\n"
    "document.addEventListener('click',function(e){"
    "var b=e.target.closest('button'),m=e.target.closest('[data-series]');"
    "if(m)pick(m);if(!b)return;"
    "if(b.closest('th'))sort(b.closest('th'));"
    "if(b.className==='copy'&&navigator.clipboard)"
    "navigator.clipboard.writeText(csv(b.parentNode.querySelector('table')));"
    "});\n"
    "var plans=document.getElementById('plan');"
    "if(plans){plans.addEventListener('change',function(){"
    "show(plans.value);});show(plans.value);}\n",

    "var value=document.getElementById('value');\n"
    "document.addEventListener('pointermove',function(e){"
    "var m=e.target.closest?e.target.closest('figure svg *'):null,"
    "t=m?m.querySelector('title'):null,"
    "s=m?m.getAttribute('data-said'):null;\n"
    "if(t&&t.nodeName==='title'&&m.nodeName!=='svg'){s=t.textContent;"
    "m.setAttribute('data-said',s);t.remove();}\n"
    "value.hidden=!s;if(!s)return;value.textContent=s;"
    "value.style.left=Math.min(e.clientX+14,innerWidth-"
    "value.offsetWidth-4)+'px';"
    "value.style.top=(e.clientY+18+value.offsetHeight>innerHeight?"
    "e.clientY-10-value.offsetHeight:e.clientY+18)+'px';});\n"
    "})();\n",

    0,
};
