import { isKnownPlatformEntitySet } from '../../../../engine/system-tables/known-platform-tables';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Operation } from '../operation';
import { type PathSegment } from './resource-path';

/** Names of segments in the label of an operation: `GET EntityDefinitions({key})/Keys`, `…/$ref`, `POST PublishAllXml`. */
const SEGMENT_NAME = /(?<=[ /])(?:\$[a-z]+|[A-Z][\w.]*[a-z]\w*)/g;

/**
 * The first segment of a path that is a name of the Web API but for its letter case, which counts in OData (recorded for entity
 * sets). Undefined when there is none: nobody then knows the name, or it is right.
 */
export function segmentInWrongCase(
  path: readonly PathSegment[],
  { tables }: OrganizationView,
  served: readonly Operation[],
): string | undefined {
  const sets = tables.all().map(({ entitySetName }) => entitySetName);
  const names = new Set([...sets, ...served.flatMap(({ operation }) => operation.match(SEGMENT_NAME) ?? [])]);
  const folded = new Set(Array.from(names, name => name.toLowerCase()));
  const isName = (lower: string): boolean => folded.has(lower) || isKnownPlatformEntitySet(lower);
  return path
    .map(({ name }) => name)
    .find(name => !names.has(name) && !isKnownPlatformEntitySet(name) && isName(name.toLowerCase()));
}
