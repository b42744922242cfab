/** The look of the page over all environments: a table, and on a narrow screen a block for each environment. */
export const overviewStyle = `
:root { color-scheme: light dark; --line: #d0d7de; --good: #1a7f37; --bad: #cf222e; --note: #9a6700; --quiet: #6e7781; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --good: #3fb950; --bad: #f85149; --note: #d29922; --quiet: #8d96a0; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 24px auto; max-width: 1500px; padding: 0 16px; }
h1 { font-size: 22px; line-height: 1.3; }
h2 { font-size: 18px; margin-top: 32px; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { font-weight: 600; font-size: 13px; overflow-wrap: normal; }
tbody th { font-weight: normal; min-width: 190px; }
td small { display: block; font-size: 11px; }
td small span { color: inherit; font-weight: normal; white-space: nowrap; }
small, footer, .left-out { color: var(--quiet); }
.verdict { font-weight: 600; }
.supported .verdict, .partial .verdict, .holds > span { color: var(--good); }
.not-supported .verdict, .failed > span { color: var(--bad); font-weight: 600; }
.inconclusive .verdict, .warning > span, .unseen > span { color: var(--note); font-weight: 600; }
dt { font-weight: 600; margin-top: 12px; }
dd { margin: 2px 0 0; overflow-wrap: anywhere; }
footer { margin-top: 32px; font-size: 13px; }
@media (max-width: 900px) {
  thead { display: none; }
  table, tbody, tr, tbody th, td { display: block; border: 0; }
  tr { border: 1px solid var(--line); border-radius: 6px; margin-bottom: 16px; padding: 8px; }
  td { display: flex; flex-wrap: wrap; gap: 4px 10px; padding: 3px 8px; }
  td::before { content: attr(data-area); flex: 0 0 150px; }
  td[colspan]::before { content: none; }
}
`;
