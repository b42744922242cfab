import { type Html, html } from './html';

const style = new Map<string, string>([
  ['body', 'font:14px/1.4 system-ui,sans-serif;color:#1f2733;background:#fff;margin:12px'],
  ['table', 'border-collapse:collapse;margin:8px 0'],
  ['th,td', 'border:1px solid #d5dae1;padding:4px 8px;text-align:left;vertical-align:top'],
  ['th', 'background:#f3f5f8;font-weight:600'],
  ['.bad td:first-child', 'background:#fde3e1;font-weight:600'],
  ['.good td:first-child', 'background:#e2f4e6'],
  ['del', 'color:#8a5a55'],
  ['.want', 'color:#a3261b'],
  ['code', 'font-size:12px'],
  ['td:nth-child(-n+3)', 'white-space:nowrap'],
]);

/** An HTML page of its own, for an attachment with tables: what comes first in a line of class `good` or `bad` is coloured. */
export function tablePage(title: string, body: Html): string {
  const css = [...style].map(([selector, rules]) => `${selector}{${rules}}`).join('');
  return html`<!doctype html><meta charset="utf-8" /><title>${title}</title
    ><style>
      ${css}
    </style>
    ${body}`.markup;
}

/** A value of a column, for people. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return '(empty)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
