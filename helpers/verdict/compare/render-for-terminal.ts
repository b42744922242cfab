import { painter } from '../reporters/terminal/paint';
import { oneLine } from '../words/shown-text';
import type { Comparison, Difference } from './comparison-schema';
import { differenceSections, foundInWords, oneSidedId, oneSidedSections } from './sections';
import { describeSide } from './side-name';
import { wrapText } from './wrap-text';

type Terminal = {
  /** Characters in a line. */
  readonly width: number;
  readonly hasColors: boolean;
};

const colors = { bad: 'red', good: 'green', note: 'yellow' } as const;
/** Longer texts are whole in the JSON. */
const longest = 300;

/** A comparison as a terminal shows it, the conclusion last. */
export function renderForTerminal(comparison: Comparison, { width, hasColors }: Terminal): string {
  const paint = painter(hasColors);
  const { a, b, facts, inCommon, status, reason } = comparison;
  const say = (text: string, indent = ''): string[] => wrapText(text, width, indent);
  const lines = [
    ...say(`A: ${describeSide(a)}`),
    ...say(`B: ${describeSide(b)}`),
    ...facts.flatMap(({ name, a, b }) => say(`${name}: A ${a}, B ${b}`, '   ')),
    ...say(`Compared on the ${inCommon} requirements that both looked at.`),
    ...differenceSections(comparison).flatMap(({ title, tone, items }) => [
      ...['', paint(['bold', colors[tone]], `${title}: ${items.length}`)],
      ...items.flatMap(item => differenceLines(item, width)),
    ]),
    ...oneSidedSections(comparison).flatMap(({ title, groups }) => [
      ...['', paint('bold', title)],
      ...groups.flatMap(({ why, items }) => [
        ...say(oneLine(why, longest), '  '),
        ...say(items.map(oneSidedId).join(', '), '    '),
      ]),
    ]),
    '',
    ...say(reason).map(line => paint(['bold', status === 0 ? 'green' : status === 1 ? 'red' : 'yellow'], line)),
  ];
  return `${lines.join('\n')}\n`;
}

const differenceLines = ({ id, level, statement, a, b }: Difference, width: number): string[] => [
  ...wrapText(`${id} ${level}: ${statement}`, width, '  '),
  ...wrapText(`A: ${oneLine(foundInWords(a), longest)}`, width, '    '),
  ...wrapText(`B: ${oneLine(foundInWords(b), longest)}`, width, '    '),
];
