import { type LockedPackage, lockedPackages } from './lock-file';

/** The page that lists what others wrote. */
export const thirdPartyFile = 'THIRD-PARTY.md';

/**
 * The licences under which something may be used here, as packages write them. All of them let a program be used and passed on under
 * whatever terms, with their notice; of two that may be chosen from, one does.
 */
export const allowedLicences: ReadonlySet<string> = new Set([
  ...['MIT', '0BSD', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0', 'Python-2.0'],
  ...['Apache-2.0 AND MIT', '(MPL-2.0 OR Apache-2.0)', '(BSD-3-Clause OR GPL-2.0)'],
]);

/** Packages whose licence has no name, which somebody has read: what it says. */
export const readLicences: Readonly<Record<string, string>> = {
  'odata-csdl': 'OASIS, "RF on RAND Terms"; a validator of the emulator’s tests, which is not passed on',
};

/** `THIRD-PARTY.md`: every package that is installed, with its licence. */
export function thirdPartyPage(root: string): string {
  const packages = [...new Map(lockedPackages(root).map(one => [`${one.name} ${one.version ?? ''}`, one])).values()];
  const rows = packages.map(one => `| ${[linkTo(one), one.version ?? '', licenceOf(one), useOf(one)].join(' | ')} |`);
  return [
    '# What others wrote',
    '',
    'Every package that `npm ci` installs, on whatever system, with the licence that it names. None of them is part of this repository: each',
    'comes from the npm registry with its own licence text in `node_modules`. `npm run licences` writes this page from `package-lock.json`,',
    'and a test says where it is behind, or where a licence is not one of those allowed. What is for tests alone runs in no verification.',
    '',
    '| package | version | licence | for |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const linkTo = ({ name }: LockedPackage): string => `[${name}](https://www.npmjs.com/package/${name})`;

const licenceOf = ({ name, license }: LockedPackage): string => readLicences[name] ?? license ?? 'none named';

const useOf = ({ dev }: LockedPackage): string => (dev ? 'tests' : 'a run');
