import type { ComparedSide } from './comparison-schema';

/** Which environment a verdict is of, in words: an emulator is called one first of all. */
export function sideName({ environment: { kind, url, version } }: ComparedSide): string {
  const place = kind === 'emulator' ? 'the emulator' : (url ?? 'an environment that is not known');
  return version === null ? place : `${place} (version ${version})`;
}

/** The same with when, by which version of the suite, how much was looked at, and what came of it. */
export function describeSide(side: ComparedSide): string {
  const { run, tool, profile, verdict } = side;
  const asked = profile === undefined ? '' : `, profile ${profile}`;
  const when = run.startedAt.slice(0, 16).replace('T', ' ');
  return `${sideName(side)}: ${verdict}, ${when} UTC${asked}, suite ${tool.version}`;
}
