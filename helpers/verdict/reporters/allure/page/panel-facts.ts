import { onlineEnvironment } from '../../../../dataverse/sign-in/authority/online-environment';
import { missingPreconditions } from '../../../judge/tell-preconditions';
import type { RequirementOutcome, Verdict, VerdictEnvironment } from '../../../verdict-schema';

/** Of which environment a verdict speaks, as a line of facts. */
export function environmentFactsOf({ kind, url, version }: VerdictEnvironment): string[] {
  if (url === null)
    return [
      kind === 'emulator' ? 'an emulator of this run' : 'environment not known: the run ended before it could ask',
    ];
  return [url, ...(version === null ? [] : [`Dataverse ${version}`]), ...placeOf(kind, url)];
}

/** A server elsewhere is called on-premises once it has said that it is one: an address alone says nothing. */
function placeOf(kind: VerdictEnvironment['kind'], url: string): string[] {
  if (kind === 'emulator') return ['emulator'];
  if (URL.canParse(url) && onlineEnvironment(new URL(url).hostname) !== undefined) return ['online'];
  return [kind === null ? 'real or an emulator: not known' : 'on-premises'];
}

/** `77 of 77 hold`, and what became of the others, by level. */
export function countsOf({
  verdict,
  requirements,
}: Verdict): { level: string; told: string; tone: 'good' | 'warning' | 'bad' }[] {
  const of = (level: RequirementOutcome['level']) => requirements.filter(one => one.level === level);
  const [musts, shoulds, observes] = [of('MUST'), of('SHOULD'), of('OBSERVE')];
  const warnings = shoulds.filter(({ outcome }) => outcome === 'failed').length;
  return [
    {
      level: 'MUST',
      told: heldOf(musts),
      tone: musts.every(({ outcome }) => outcome !== 'failed')
        ? 'good'
        : verdict === 'not-supported'
          ? 'bad'
          : 'warning',
    },
    {
      level: 'SHOULD',
      told: heldOf(shoulds),
      tone: warnings === 0 ? 'good' : 'warning',
    },
    { level: 'OBSERVE', told: answeredOf(observes), tone: 'good' },
  ];
}

const countOf = (requirements: readonly RequirementOutcome[], wanted: RequirementOutcome['outcome']): number =>
  requirements.filter(({ outcome }) => outcome === wanted).length;

function answeredOf(requirements: readonly RequirementOutcome[]): string {
  const answered = countOf(requirements, 'observed');
  return `${answered === 0 ? 'none' : answered} of ${requirements.length} answered`;
}

function heldOf(requirements: readonly RequirementOutcome[]): string {
  const inapplicable = requirements.filter(one => missingPreconditions(one).length > 0).length;
  const failed = countOf(requirements, 'failed');
  if (requirements.every(({ outcome }) => outcome !== 'passed' && outcome !== 'failed')) {
    return `none of ${requirements.length} looked at`;
  }
  const held = countOf(requirements, 'passed');
  const unseen = requirements.length - held - inapplicable - failed;
  return [
    unseen > 0 ? `${held} hold` : `${held} of ${requirements.length} hold`,
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'does' : 'do'} not`] : []),
    ...(unseen > 0 ? [`${unseen} of ${requirements.length} not looked at`] : []),
    ...(inapplicable > 0 ? [`${inapplicable} not applicable here`] : []),
  ].join(', ');
}
