import { operationFidelity, type FidelityEntry } from '../operations/fidelity';
import { type Aspect, learnPageOfFidelity } from './aspect';
import { signIns } from './sign-in';

/** What concerns more than a single operation: sign-in, security, limits, headers, the clock, the deployment. */
const aspects: readonly Aspect[] = [
  ...signIns,
  {
    name: 'Security roles',
    evidence: learnPageOfFidelity('power-apps/developer/data-platform/security-model'),
    notServed: [
      'Roles grant Create, Read, Write and Delete at user, business unit and organization depth, in one business unit.',
      'Assign, Append, Share, teams, column security and hierarchies are not checked.',
      'Roles are given by the command line and the control, not by Associate.',
    ],
    differs: [
      'Reading is needed to address a row for an update or a deletion.',
      'A disabled user is refused with a recorded code and text.',
      'A user may disable himself.',
      'Rows that go with a deleted one, and lookups that it empties, need no privilege of their own, as was observed of deletions on earlier versions.',
    ],
    inferred: [
      'The text for a row out of reach is not public.',
      'A delta with too little depth answers 0x80040220.',
      'The details at the end of the refusal of a disabled user stand there.',
      'The Organization Service answers a fault to a disabled user and to somebody who is not a member.',
      'Rows that follow another one to its owner need no privilege of their own.',
    ],
  },
  {
    name: 'Service protection limits',
    evidence: learnPageOfFidelity('power-apps/developer/data-platform/api-limits'),
    notServed: ['The limits are off unless asked for.', 'There is one web server.'],
    differs: [
      'Refused requests do not lengthen the wait.',
      'Requests are counted by whole seconds.',
      'Retry-After is the time until the oldest second leaves the window, and 1 for concurrency.',
      'A batch counts as one request.',
    ],
    inferred: ['The Organization Service answers HTTP 500 for its fault.'],
  },
  {
    name: 'Response headers',
    evidence: 'recorded',
    notServed: [
      'There is no Strict-Transport-Security, which would close localhost to other servers.',
      'There is no CORS: a page of another origin is not answered.',
      'There are no ReqClientId and orgId cookies.',
    ],
    differs: [
      'x-ms-service-request-id comes once with both values, separated by a comma, instead of twice.',
      'x-ms-dop-hint is always 48.',
    ],
  },
  {
    name: 'Addresses',
    evidence: 'recorded',
    notServed: ['Behind slashes doubled in front of api, functions, actions and $metadata are refused with 501.'],
    differs: [],
    inferred: [
      'The wrong letter case of any name in a path answers 404, as recorded for entity sets.',
      'Characters that the web server takes in no path are refused with 400 in JSON; that they are refused is documented, and the body of the refusal is not.',
      'A slash that stands unencoded in a key, and a parenthesis that nothing closes, answer as an encoded slash does.',
      'References in bodies also take + and an encoded question mark, and a percent sign that encodes nothing.',
      'References in bodies refuse a slash and a backslash with the code and text of an encoded slash in an address.',
    ],
  },
  {
    name: 'Numbers',
    evidence: learnPageOfFidelity('power-apps/maker/data-platform/types-of-fields'),
    notServed: ['IEEE754Compatible=true, which asks for long numbers as text, is refused.'],
    differs: ['The bounds of a decimal column are kept as doubles; its values have every digit.'],
    inferred: [
      'Values are rounded to the precision of their column with halves away from zero.',
      'Decimals and money are answered without zeros at their end.',
    ],
  },
  {
    name: 'Formatted values',
    evidence: learnPageOfFidelity('power-apps/developer/data-platform/webapi/query/select-columns'),
    differs: ['They are those of English (United States), UTC and US dollars, whatever the user has chosen.'],
  },
  {
    name: 'On-premises mode',
    evidence: learnPageOfFidelity('dynamics365/customerengagement/on-premises/developer/web-api-versions'),
    notServed: [
      'The Web API is v9.0 and v9.1; versions above answer 501, and v8 is also refused.',
      'Windows authentication is not there: applications sign in at AD FS, whose entry is among the others.',
      'There is no service protection.',
    ],
    differs: [
      'The organization is in the path, and its version is 9.1.',
      'ImportSolutionAsync has no ImportJobId and no import job.',
      'The customization lock answers 400.',
      'Tokens of Entra are taken besides those of AD FS, which the challenge names.',
    ],
    inferred: ['The bulk messages and StageSolution do not exist, and answer 404.'],
  },
  {
    name: 'Platform tables',
    evidence: learnPageOfFidelity('power-apps/developer/data-platform/reference/about-entity-reference'),
    notServed: [
      'A table that environments may have and the emulator lacks is refused with 501, which says so.',
      'Each table has a part of its columns: those that keys, rows and tracking need most.',
      'Activities have neither parties nor what they regard, and activitypointer is not there.',
    ],
    inferred: [
      'The tables of Sales, Marketing and Service, addresses and activities can be tracked, and are not until a package or a maker turns it on.',
    ],
    differs: [
      'Of Dynamics 365 Sales, Marketing and Service there are leads, opportunities, quotes, orders, invoices, campaigns and cases; their other tables are refused so too, whether installed or not.',
    ],
  },
  {
    name: 'Expiry of change tokens',
    evidence: learnPageOfFidelity('power-apps/developer/data-platform/reference/entities/organization'),
    differs: [
      'Tokens expire by expirechangetrackingindays, the time in the token and the clock, which can be moved forward.',
      'A changed table definition expires tokens only with --variation metadata-change-expires-tokens, since one consumer alone claims that it does.',
      'A token of another organization is told apart from its own by the version only.',
    ],
    inferred: [
      'An expired token answers HTTP 400.',
      'An expired token has the code of malformed and future tokens (0x80040203).',
      'A page in the middle also expires.',
    ],
  },
];

/** How far what concerns more than a single operation can be trusted. */
export const crossCuttingFidelity = (): readonly FidelityEntry[] =>
  aspects.map(aspect => operationFidelity('Everything else', aspect.name, aspect));
