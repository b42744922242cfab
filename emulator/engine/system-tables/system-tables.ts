import { type TableDefinition } from '../tables/definitions';
import { account } from './account';
import { asyncOperation } from './async-operation';
import { contact } from './contact';
import { importJob } from './import-job';
import { organization } from './organization';
import { businessUnit, role, systemUser, team } from './security';
import { privilege, rolePrivileges, systemUserRoles } from './privileges';
import { pluginAssembly, pluginStep, pluginType } from './plug-in';
import { publisher, solution } from './solution';
import { solutionComponent } from './solution-component';

/**
 * The tables of a new organization, each with a realistic part of its columns.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/about-entity-reference
 */
export const systemTables = (): readonly TableDefinition[] => [
  organization(),
  businessUnit(),
  systemUser(),
  team(),
  role(),
  privilege(),
  rolePrivileges(),
  systemUserRoles(),
  asyncOperation(),
  publisher(),
  solution(),
  importJob(),
  solutionComponent(),
  pluginAssembly(),
  pluginType(),
  pluginStep(),
  account(),
  contact(),
];
