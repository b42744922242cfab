import { oneLine } from '../../../words/shown-text';
import type { Verdict } from '../../../verdict-schema';
import { type Html, html, nothing } from './html';

/** What the environment did where nobody has written down what it must, folded: each question with its answer. */
export function observationsIn({ requirements }: Verdict): Html {
  const answered = requirements.filter(({ observed }) => observed !== null);
  if (answered.length === 0) return nothing;
  const rows = answered.map(
    ({ id, statement, observed }) =>
      html`<tr>
        <td>${id}</td>
        <td>${statement}</td>
        <td>${oneLine(observed ?? '', 300)}</td>
      </tr>`,
  );
  return html`<details>
    <summary>
      What this environment does where nobody has written down what it must: ${answered.length}
      ${answered.length === 1 ? 'answer' : 'answers'}
    </summary>
    <table>
      <thead>
        <tr>
          <th>id</th>
          <th>question</th>
          <th>answer</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}
