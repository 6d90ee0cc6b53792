// The style of the page: light and dark, narrow and wide, screen and paper. No script.
#pragma once

#include <string_view>

namespace demarche::brief {

inline constexpr std::string_view kPageStyle = R"css(
:root { color-scheme: light dark; --ink: #1b1d21; --paper: #fbfaf7; --dim: #666b73; --line: #d9d6cd;
  --mark: #fff1b8; --hit: #ffcf5c; --link: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e4df; --paper: #16181c; --dim: #9aa0a8;
  --line: #34383f; --mark: #3d3721; --hit: #7a6320; --link: #8ab8e8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 Georgia, "Noto Serif", "DejaVu Serif", serif; }
h1, h2, h3, nav, .mark, .date, .counts, .id, .meta, .detail, footer, summary {
  font-family: system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } header p { margin: .2rem 0; } .window { font-weight: 600; }
nav { margin: .8rem 0; font-size: .8rem; } nav a { margin-right: .8rem; white-space: nowrap; }
h2 { font-size: .85rem; letter-spacing: .08em; border-bottom: 1px solid var(--line);
  margin: 1.8rem 0 .4rem; padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; }
table { width: 100%; border-collapse: collapse; } td { vertical-align: top; padding: .25rem .4rem; }
tr + tr td { border-top: 1px dotted var(--line); }
.mark { color: var(--dim); font-size: .8rem; white-space: nowrap; width: 7.5rem; }
.date { font-size: .85rem; white-space: nowrap; text-align: right; width: 7rem; }
.counts { font-size: .85rem; white-space: nowrap; width: 3.5rem; text-align: right; color: var(--dim); }
.id { font-size: .8rem; width: 4.5rem; text-align: right; }
.detail, .meta, .empty, footer { color: var(--dim); font-size: .85rem; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
article { border-top: 1px solid var(--line); margin-top: 1.5rem; }
mark { background: var(--mark); color: inherit; }
.anchor { scroll-margin-top: 30vh; } .anchor:target mark { background: var(--hit); }
article:target > h3 { background: var(--hit); }
details { font-size: .85rem; } footer { margin: 2rem 0 1rem; }
@media (max-width: 40rem) { .mark { width: auto; } .counts { display: none; } body { padding: .8rem; } }
@media print { body { max-width: none; background: #fff; color: #000; font-size: 11px; } nav { display: none; }
  section, tr { break-inside: avoid-page; } .texts { break-before: page; } a { color: inherit; } }
)css";

}  // namespace demarche::brief
