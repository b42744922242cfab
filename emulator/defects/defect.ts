import { type OrganizationView } from '../engine/organization-view';
import { type Operations } from '../operations/operations';
import { type ChangesPage, type ChangesRequest } from '../operations/changes/read-changes';
import { type Deviation } from './served';
import { type Switch } from './switches';

export type Protocol = 'Web API' | 'Organization Service';

/** One deviation from Dataverse, made to prove that a suite notices it. */
export type Defect = Switch & {
  /** Where it shows. */
  readonly protocols: readonly Protocol[];
};

/** A defect of one protocol alone is of what only that one shows. */
export const bothProtocols: readonly Protocol[] = ['Web API', 'Organization Service'];

export type Decorate = (operations: Operations) => Partial<Operations>;
/** What is different about a page. */
type AlterPage = (page: ChangesPage, request: ChangesRequest, organization: OrganizationView) => Partial<ChangesPage>;

/** With other operations in place of those of the same names. */
export const deviatingInOperations =
  (decorate: Decorate): Deviation =>
  served => ({ ...served, operations: { ...served.operations, ...decorate(served.operations) } });

/** With another page in place of the one that a read of changes answers. */
export const deviatingInPages = (alter: AlterPage): Deviation =>
  deviatingInOperations(({ readChanges }) => ({
    readChanges: (organization, request) => {
      const page = readChanges(organization, request);
      return { ...page, ...alter(page, request, organization) };
    },
  }));

/** A defect of operations that has nothing to remember. */
export const operationDefect = (
  name: string,
  description: string,
  decorate: Decorate,
  protocols = bothProtocols,
): Defect => ({ name, description, protocols, start: () => deviatingInOperations(decorate) });

/** A defect of the pages that a read of changes answers, which has nothing to remember. */
export const pageDefect = (name: string, description: string, alter: AlterPage, protocols = bothProtocols): Defect => ({
  name,
  description,
  protocols,
  start: () => deviatingInPages(alter),
});

/** Whether it is a page of a delta, whatever the page itself says. */
export const asksForDelta = ({ from }: ChangesRequest): boolean =>
  'position' in from ? from.position.isDelta : from.token !== undefined;

/** Leaves the pages of first reads as they are. */
export const alteringDeltas =
  (alter: AlterPage): AlterPage =>
  (page, request, organization) =>
    asksForDelta(request) ? alter(page, request, organization) : {};
