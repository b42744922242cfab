import { bothProtocols } from '../../defects/defect';
import { type Variation } from '../variation';
import { rewritten } from './rewritten';

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const wholeJsonValue = new RegExp(`"${guid}"`, 'g');
const wholeElement = new RegExp(`>${guid}<`, 'g');
const address = new RegExp(`\\(${guid}\\)`, 'g');

/** GUIDs have no case. What stands inside links and texts stays as it is. */
export const upperCaseIds: Variation = {
  name: 'upper-case-ids',
  description: 'GUIDs are written in upper case.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () =>
    rewritten(({ headers, text }) => {
      const id = headers.get('odata-entityid');
      if (id !== null)
        headers.set(
          'odata-entityid',
          id.replace(address, found => found.toUpperCase()),
        );
      return text
        .replace(wholeJsonValue, found => found.toUpperCase())
        .replace(wholeElement, found => found.toUpperCase());
    }),
};
