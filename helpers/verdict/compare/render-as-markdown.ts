import { markdownCell } from '../../run/markdown-cell';
import { oneLine } from '../words/shown-text';
import type { ComparedSide, Comparison } from './comparison-schema';
import { differenceSections, foundInWords, oneSidedId, oneSidedSections } from './sections';
import { describeSide } from './side-name';

/** GitHub takes 65,536 characters in an issue: a long text is not worth all of them. */
const longest = 600;

/**
 * A comparison as Markdown, to be sent to somebody: the addresses of the environments, their organizations and their
 * users are left out.
 */
export function renderAsMarkdown(comparison: Comparison): string {
  const { a, b, facts, isDrift, inCommon, reason } = comparison;
  const lines = [
    isDrift ? '# Where the emulator and Dataverse differ' : '# Two verdicts compared',
    '',
    `- A: ${markdownCell(describeSide(a))}`,
    `- B: ${markdownCell(describeSide(b))}`,
    ...facts.map(({ name, a, b }) => `- ${name}: A ${markdownCell(a)}, B ${markdownCell(b)}`),
    '',
    `Compared on the ${inCommon} requirements that both looked at. ${markdownCell(reason)}`,
    ...differenceSections(comparison).flatMap(({ title, items }) => [
      ...[
        '',
        `## ${title}: ${items.length}`,
        '',
        '| id | level | requirement | A | B |',
        '| --- | --- | --- | --- | --- |',
      ],
      ...items.map(
        ({ id, level, statement, a, b }) =>
          `| ${[id, level, statement, shownCell(foundInWords(a)), shownCell(foundInWords(b))].map(markdownCell).join(' | ')} |`,
      ),
    ]),
    ...oneSidedSections(comparison).flatMap(({ title, groups }) => [
      ...['', `## ${title}`, ''],
      ...groups.map(
        ({ why, items }) => `- ${markdownCell(oneLine(why, longest))}: ${items.map(oneSidedId).join(', ')}`,
      ),
    ]),
  ];
  return `${[a, b].reduce(withoutName, lines.join('\n'))}\n`;
}

const shownCell = (text: string): string => oneLine(text, longest);

/** What says whose environment it is. */
function withoutName(text: string, { environment: { kind, url, organizationId, userId } }: ComparedSide): string {
  const names = [
    [kind === 'emulator' || url === null ? undefined : addressPattern(new URL(url)), '[environment]'],
    [organizationId, '[organization]'],
    [userId, '[user]'],
  ] as const;
  return names.reduce(
    (less, [pattern, word]) => (pattern ? less.replaceAll(new RegExp(pattern, 'gi'), word) : less),
    text,
  );
}

/**
 * An address in a text need not be as the settings have it: the Web API of `contoso.crm.dynamics.com` is at
 * `contoso.api.crm.dynamics.com` too, and a server on-premises has its organization in the path, which it may leave out.
 */
function addressPattern({ host, pathname }: URL): string {
  const [name = '', ...rest] = host.split('.').filter((label, n) => n !== 1 || label !== 'api');
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  const inPath = path === '' ? '' : `(?:${escapedForPattern(path)})?`;
  return `${escapedForPattern(name)}(?:\\.api)?${rest.map(label => escapedForPattern(`.${label}`)).join('')}${inPath}`;
}

const escapedForPattern = (text: string): string => text.replace(/[^\w-]/g, '\\$&');
