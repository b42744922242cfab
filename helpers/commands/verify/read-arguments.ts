import { SettingsError } from '../../dataverse/errors';
import type { Profile } from '../../run/settings/settings';
import { narrowingArguments } from '../../verdict/reporters/scope-of-run';
import type { RequirementId } from '../../verdict/requirements/catalogue';
import { isRequirementId, knownRequirement } from './known-requirement';

/** What `npm run verify` is asked for. */
export type VerifyArguments = {
  readonly help: boolean;
  readonly list: boolean;
  /** Only these are verified, with what they stand on. None: everything that the profile has. */
  readonly requirements: readonly RequirementId[];
  /** Only what did not hold, or could not be looked at, in the run whose verdict is in the reports folder. */
  readonly failed: boolean;
  /** Instead of `PROFILE`. */
  readonly profile?: Profile | undefined;
  /** On an emulator, whatever `.env` or the machine says. */
  readonly emulator: boolean;
  /** The name of an entry in environments.json. */
  readonly environment?: string | undefined;
  /** Each entry in environments.json, one after the other. */
  readonly all: boolean;
  /** A `verdict.json` whose failed requirements are known. */
  readonly baseline?: string | undefined;
  /** Instead of `REPORTS_FOLDER`. */
  readonly reports?: string | undefined;
  /** Everything else, as it was given. */
  readonly forPlaywright: readonly string[];
};

const flags = ['help', 'list', 'failed', 'emulator', 'all'] as const;
const valued = ['requirement', 'profile', 'environment', 'baseline', 'reports'] as const;
type Flag = (typeof flags)[number];
type Valued = (typeof valued)[number];

const isFlag = (name: string): name is Flag => flags.some(flag => flag === name);
const isValued = (name: string): name is Valued => valued.some(one => one === name);

/** What was given, before anybody asks whether it makes sense. */
type Given = {
  readonly flags: ReadonlySet<Flag>;
  readonly values: ReadonlyMap<Valued, readonly string[]>;
  readonly rest: readonly string[];
};

/** Reads `npm run verify -- …`. Throws SettingsError for what cannot be meant: nothing has been touched by then. */
export function readVerifyArguments(args: readonly string[]): VerifyArguments {
  const given = sortArguments(args);
  const one = (name: Valued): string | undefined => given.values.get(name)?.at(-1);
  const ids = (given.values.get('requirement') ?? []).flatMap(text => text.split(/[\s,]+/)).filter(id => id !== '');
  refuseContradictions(given);
  return {
    help: given.flags.has('help'),
    list: given.flags.has('list'),
    requirements: [...new Set(ids.map(knownRequirement))],
    failed: given.flags.has('failed'),
    emulator: given.flags.has('emulator'),
    all: given.flags.has('all'),
    profile: readProfile(one('profile')),
    environment: one('environment'),
    baseline: one('baseline'),
    reports: one('reports'),
    forPlaywright: given.rest,
  };
}

function sortArguments(args: readonly string[]): Given {
  const found = { flags: new Set<Flag>(), values: new Map<Valued, readonly string[]>(), rest: new Array<string>() };
  const add = (name: Valued, value: string) => found.values.set(name, [...(found.values.get(name) ?? []), value]);
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      found.rest.push(...args.slice(at + 1));
      break;
    }
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (arg === '-h') found.flags.add('help');
    else if (isFlag(name) && inline === undefined) found.flags.add(name);
    else if (isValued(name)) add(name, valueOf(name, inline ?? args[(at += 1)]));
    // No file of the suite is called like that, so it cannot be meant for Playwright.
    else if (isRequirementId(arg)) add('requirement', arg);
    else found.rest.push(arg);
  }
  return found;
}

function valueOf(name: Valued, value: string | undefined): string {
  if (value === undefined || value === '' || value.startsWith('--')) throw misused(`--${name} needs a value.`);
  return value;
}

function readProfile(profile: string | undefined): Profile | undefined {
  if (profile === undefined || profile === 'smoke' || profile === 'core' || profile === 'full') return profile;
  throw misused(`No profile is called ${profile}: there are smoke, core and full.`);
}

function refuseContradictions({ flags: asked, values, rest }: Given): void {
  const places = [
    asked.has('emulator') && '--emulator',
    asked.has('all') && '--all',
    values.has('environment') && '--environment',
  ].filter(place => place !== false);
  if (places.length > 1) throw misused(`${places.join(' and ')} name different environments.`);
  // A run empties the reports of the last one, and this one would run nothing.
  const listing = rest.find(arg => arg === '--list' || arg === '--help' || arg === '-h');
  if (listing !== undefined)
    throw misused(`${listing} of Playwright runs nothing: npx playwright test ${listing} has it.`);
  refuseOtherReporters(rest);
  const choosing = [asked.has('failed') && '--failed', values.has('requirement') && '--requirement'].filter(
    option => option !== false,
  );
  if (choosing.length > 1) throw misused('--failed and --requirement both choose requirements.');
  const [other] = narrowingArguments(rest);
  if (choosing.length === 0 || other === undefined || asked.has('list')) return;
  throw misused(`${choosing.join()} and ${other} both choose tests.`);
}

/** The verdict is made by reporters of the suite's own configuration. */
function refuseOtherReporters(rest: readonly string[]): void {
  const replacing = rest.find(arg => /^(?:--reporter|--config)(?:=|$)|^-c/.test(arg))?.replace(/^(-c|--\w+).*$/, '$1');
  if (replacing === undefined) return;
  throw misused(
    `${replacing} of Playwright takes the suite's own reporters away, and no verdict would come (--add-reporter adds one).`,
  );
}

const misused = (what: string): SettingsError =>
  new SettingsError(what, 'npm run verify -- --help says how it is called.');
