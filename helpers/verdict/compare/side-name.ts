import { knownThat } from '../baseline/known-failures';
import type { Scope } from '../verdict-schema';
import type { ComparedSide } from './comparison-schema';

/** Which environment a verdict is of, in words: an emulator is called one first of all. */
export function sideName({ environment: { kind, url, version } }: ComparedSide): string {
  const place = kind === 'emulator' ? 'the emulator' : (url ?? 'an environment that is not known');
  return version === null ? place : `${place} (version ${version})`;
}

/** The same with when, by which version of the suite, how much was looked at, and what came of it. */
export function describeSide(side: ComparedSide): string {
  const { run, tool, profile, scope, verdict } = side;
  const asked = profile === undefined ? '' : `, profile ${profile}`;
  const narrowed = scope === undefined ? '' : `, ${scopeInWords(scope)}`;
  const when = run.startedAt.slice(0, 16).replace('T', ' ');
  const excused = knownThat(false, side).length > 0 ? ' (but for known failures)' : '';
  return `${sideName(side)}: ${verdict}${excused}, ${when} UTC${asked}${narrowed}, suite ${tool.version}`;
}

function scopeInWords(scope: Scope): string {
  switch (scope.kind) {
    case 'requirements':
      return `of which only ${scope.ids.join(', ')}`;
    case 'filter':
      return `narrowed by ${scope.arguments.join(' ') || 'a choice of tests'}`;
    case 'shard':
      return `shard ${scope.current} of ${scope.total}`;
  }
}
