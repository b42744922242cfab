import { type Organization } from '../../engine/organization';
import { type Caller } from '../../engine/security/caller';
import { isLookup } from '../../engine/values/row';

/** Takes an assembly away, with its types. */
export function removeAssembly({ rows }: Organization, id: string, caller: Caller): void {
  const types = [...rows.scan('plugintype')].filter(({ values }) => {
    const assembly = values.get('pluginassemblyid') ?? null;
    return isLookup(assembly) && assembly.id === id;
  });
  for (const type of types) rows.remove('plugintype', type.id, caller, { bySystem: true });
  rows.remove('pluginassembly', id, caller, { bySystem: true });
}

/** Takes a step away. */
export function removeStep({ rows }: Organization, id: string, caller: Caller): void {
  rows.remove('sdkmessageprocessingstep', id, caller, { bySystem: true });
}
