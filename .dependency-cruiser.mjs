// The borders of the house, as folders. In each house the lists run from the top floor to the ground: a folder imports from the floors
// below it, never from one above, and never from a neighbour on its own floor. Types count as imports.
const suite = [
  ['specs'],
  ['fixtures'],
  ['helpers/commands'],
  ['helpers/verdict'],
  ['helpers/run'],
  ['helpers/sample'],
  ['helpers/replica'],
  ['helpers/dataverse'],
];
const client = [
  [
    'helpers/dataverse/change-feed',
    'helpers/dataverse/environment',
    'helpers/dataverse/solutions',
    'helpers/dataverse/tables',
  ],
  ['helpers/dataverse/web-api', 'helpers/dataverse/organization-service'],
  ['helpers/dataverse/sign-in', 'helpers/dataverse/refusals'],
  ['helpers/dataverse/http', 'helpers/dataverse/xml'],
  ['helpers/dataverse/timing'],
  ['helpers/dataverse/errors.ts'],
];
const organizationService = [
  ['helpers/dataverse/organization-service/availability.ts'],
  ['helpers/dataverse/organization-service/messages'],
  ['helpers/dataverse/organization-service/organization-service-client.ts'],
  ['helpers/dataverse/organization-service/values'],
  ['helpers/dataverse/organization-service/soap'],
];
const sample = [
  ['helpers/sample/histories', 'helpers/sample/copies', 'helpers/sample/scale'],
  ['helpers/sample/replica'],
  ['helpers/sample/changes', 'helpers/sample/requests', 'helpers/sample/rows', 'helpers/sample/pack'],
];
const emulator = [
  ['emulator/testing', 'emulator/interop'],
  ['emulator/cli'],
  ['emulator/server'],
  ['emulator/fidelity', 'emulator/weather'],
  ['emulator/defects'],
  ['emulator/protocols/web-api', 'emulator/protocols/organization-service'],
  ['emulator/operations'],
  ['emulator/solutions'],
  ['emulator/query', 'emulator/definitions'],
  ['emulator/engine'],
  ['emulator/xml'],
];
const engine = [
  ['emulator/engine/organization.ts'],
  ['emulator/engine/organization-view.ts'],
  ['emulator/engine/jobs', 'emulator/engine/roles'],
  ['emulator/engine/rows', 'emulator/engine/changes'],
  ['emulator/engine/columns'],
  ['emulator/engine/access', 'emulator/engine/store'],
  ['emulator/engine/system-tables'],
  ['emulator/engine/tables'],
  ['emulator/engine/values'],
];
const solutions = [
  ['emulator/solutions/solutions.ts'],
  ['emulator/solutions/import'],
  ['emulator/solutions/removal', 'emulator/solutions/customization'],
  ['emulator/solutions/installed'],
  ['emulator/solutions/package'],
  ['emulator/solutions/solution-faults.ts'],
];

const tests = '\\.test\\.ts$|(?:^|/)testing/|^emulator/interop/';
/** A pattern for what is one of these places: a folder with all that is in it, or a file. */
const within = places => `^(?:${places.join('|')})(?:/|$)`;

/** One rule a folder: what it may not import, with the floor plan as the reason. */
const floors = (house, plan) =>
  plan.flatMap((floor, level) =>
    floor.map(folder => ({
      name: `${folder} imports down only`,
      comment: `Floors of the ${house}, top to ground: ${plan.map(names => names.join(' | ')).join(' > ')}.`,
      severity: 'error',
      from: { path: within([folder]), pathNot: tests },
      to: { path: within([...plan.slice(0, level).flat(), ...floor.filter(other => other !== folder)]) },
    })),
  );

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const runner = '^node_modules/(?:@playwright/|playwright|allure-)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never(
      'no import cycle',
      'Two files that need each other are one thing, or need a third below both.',
      {},
      { circular: true },
    ),
    ...floors('suite', suite),
    ...floors('client', client),
    ...floors('Organization Service client', organizationService),
    ...floors('sample', sample),
    ...floors('emulator', emulator),
    ...floors("emulator's engine", engine),
    ...floors("emulator's solutions", solutions),
    never(
      'specs use fixtures, and the words of the sample and of change feeds',
      'What reaches an environment is handed out by a fixture. Life-cycle files may call helpers: that is their job.',
      { path: '^specs/', pathNot: '\\.(?:setup|teardown|config)\\.ts$' },
      {
        path: '^helpers/',
        pathNot: '^helpers/(?:sample/|dataverse/change-feed/|dataverse/web-api/describe-reply\\.ts$)',
      },
    ),
    never(
      'emulator stands alone',
      'The suite reaches it by URL only: a shared bug would be green on both sides.',
      { path: '^emulator/' },
      { path: '^(?:helpers|fixtures|specs)/' },
    ),
    never(
      'the suite never imports the emulator',
      'The suite reaches it by URL only: a shared bug would be green on both sides.',
      { path: '^(?:helpers|fixtures|specs|playwright\\.config\\.ts)' },
      { path: '^emulator/' },
    ),
    never(
      'helpers and the emulator know no test runner',
      'Only specs, fixtures, reporters and the configs do, and the empty project that the bench runs.',
      {
        path: '^(?:helpers|emulator)/',
        pathNot: `${tests}|^helpers/verdict/reporters/|^helpers/commands/bench/verify-run/empty/`,
      },
      { path: runner },
    ),
    never(
      'each package declares what it imports',
      "The emulator and the suite are two packages: what one imports stands in its own package.json, not only in the other's.",
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    never(
      'what runs needs no development dependency',
      'The emulator runs with its dependencies alone.',
      { path: '^emulator/', pathNot: tests },
      { dependencyTypes: ['npm-dev'] },
    ),
    never(
      'code never imports tests',
      'What only tests use stands in a testing folder.',
      { path: '^(?:helpers|emulator|fixtures)/', pathNot: tests },
      { path: tests },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^reports/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.json', '.d.ts'] },
  },
};
