import { z } from 'zod';
import { createFetch } from '../../../../dataverse/http/create-fetch';
import { loadSettings } from '../../../../run/settings/load';
import { EmulatorControl } from '../../../emulator/emulator-control';
import { onEmulator } from '../../../emulator/emulator-process';

const stateSchema = z.object({
  organization: z.object({
    tables: z.array(z.object({ definition: z.object({ logicalName: z.string() }), rows: z.array(z.unknown()) })),
  }),
});

/** What Dataverse itself notes of what was done, and the publisher that every import brings: docs/first-run.md says so. */
const keptByDataverse = new Set(['importjob', 'asyncoperation', 'msdyn_solutionhistory', 'publisher']);

/** An environment that is there before a run and after it. */
export type StandingEnvironment = {
  /** Its settings, as a run takes them. */
  readonly settings: Readonly<Record<string, string>>;
  /** What is in it that was not when it started: `sample_book: 3 rows`. */
  readonly left: () => Promise<readonly string[]>;
};

/** Starts an emulator that takes its time as an environment does, and does something with it. */
export const onStandingEnvironment = <T>(act: (environment: StandingEnvironment) => Promise<T>): Promise<T> =>
  onEmulator(['--import-delay', '300', '--index-delay', '300'], async settings => {
    const { dataverseUrl, ...network } = loadSettings(settings);
    const control = new EmulatorControl(createFetch(network), dataverseUrl);
    const tables = async (): Promise<Map<string, number>> => {
      const { organization } = stateSchema.parse(JSON.parse(await control.saveState()));
      const own = organization.tables.filter(({ definition }) => !keptByDataverse.has(definition.logicalName));
      return new Map(own.map(({ definition, rows }) => [definition.logicalName, rows.length]));
    };
    const before = await tables();
    const left = async (): Promise<string[]> =>
      [...(await tables())]
        .filter(([name, rows]) => before.get(name) !== rows)
        .map(([name, rows]) => `${name}: ${rows} rows`);
    return act({ settings, left });
  });
