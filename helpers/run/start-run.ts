import { randomBytes } from 'node:crypto';
import { type Environment, publishVariables } from './settings/environment';
import { connectionNames, settingNames, usesEmulator } from './settings/load';
import type { Profile } from './settings/settings';

/** Where a run looks: at an emulator that it starts itself, or at the environment of the settings. */
export type Target = 'emulator' | 'dataverse';

/** What is decided once a run, and is the same in every process of it. */
export type Run = {
  /** Eight hexadecimal digits. */
  readonly id: string;
  /** The process that the run ends with: the first that published it, which starts the workers. */
  readonly pid: number;
  readonly target: Target;
  readonly profile: Profile;
  /** The variables that say so to the processes of the run. */
  readonly variables: Readonly<Record<string, string>>;
  /** Puts the variables into this process and its children. */
  readonly publish: () => void;
};

const names = { id: 'CHANGE_TRACKING_RUN_ID', target: 'CHANGE_TRACKING_RUN_TARGET', profile: 'PROFILE' } as const;
/** A worker whose parent was killed is another's child from then on: it is told who that was. */
const pidName = 'CHANGE_TRACKING_RUN_PID';

/**
 * Decides the id, the target and the profile of a run. In a later process of the same run they are what the first one
 * published, also after the emulator has handed over its address. `onEmulator` asks for an emulator and defaults,
 * whatever `env` says; `profile` for another one than `env` names.
 */
export function startRun(
  env: Environment,
  {
    onEmulator = false,
    profile: named,
  }: { readonly onEmulator?: boolean; readonly profile?: Profile | undefined } = {},
): Run {
  const known = onEmulator ? undefined : publishedTarget(env);
  const target = known ?? (onEmulator || usesEmulator(env) ? 'emulator' : 'dataverse');
  const asked = named ?? (onEmulator ? '' : (env[names.profile]?.trim() ?? ''));
  const profile = asked !== '' ? asked : target === 'emulator' ? 'full' : 'core';
  const id = publishedId(env) ?? randomBytes(4).toString('hex');
  const setAside = onEmulator ? settingNames : known === undefined && target === 'emulator' ? connectionNames : [];

  const nothing = Object.fromEntries(setAside.map(name => [name, '']));
  const variables = { ...nothing, [names.id]: id, [names.target]: target, [names.profile]: profile };
  const pid = Number(env[pidName]) || process.pid;
  return {
    id,
    pid,
    target,
    // A name that is not one is refused with the other settings, before the first request.
    profile: profile === 'smoke' || profile === 'core' ? profile : 'full',
    variables,
    publish: () => publishVariables({ ...variables, [pidName]: String(pid) }),
  };
}

function publishedTarget(env: Environment): Target | undefined {
  const target = env[names.target];
  return target === 'emulator' || target === 'dataverse' ? target : undefined;
}

function publishedId(env: Environment): string | undefined {
  const id = env[names.id];
  return id !== undefined && /^[0-9a-f]{8}$/.test(id) ? id : undefined;
}
