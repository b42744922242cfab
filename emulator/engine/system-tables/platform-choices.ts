import { columnChoices } from '../tables/system-columns';
import { type Option } from '../tables/table-definition';

const monthNames = 'January February March April May June July August September October November December'.split(' ');

const numbered = (first: number, labels: readonly string[]): Record<number, string> =>
  Object.fromEntries(labels.map((label, index) => [first + index, label]));

const channels = [
  'Other',
  'Facebook',
  'Twitter',
  'Line',
  'Wechat',
  'Cortana',
  'Direct Line',
  'Microsoft Teams',
  'Direct Line Speech',
  'Email',
  'GroupMe',
  'Kik',
  'Telegram',
  'Skype',
  'Slack',
  'WhatsApp',
  'Apple Messages For Business',
  "Google's Business Messages",
];

/**
 * Global choices of the platform, and of Dynamics 365 Sales and Service, by name, each as it stands in Microsoft's
 * reference of a table that uses it: `…/reference/entities/<lead|opportunity|incident|goal|campaignresponse>`.
 * https://learn.microsoft.com/dynamics365/developer/reference/about-entity-reference
 */
export const platformChoices: ReadonlyMap<string, readonly Option[]> = new Map(
  Object.entries({
    budgetstatus: numbered(0, ['No Committed Budget', 'May Buy', 'Can Buy', 'Will Buy']),
    goal_fiscalperiod: {
      ...numbered(1, ['Quarter 1', 'Quarter 2', 'Quarter 3', 'Quarter 4']),
      ...numbered(101, monthNames),
      ...numbered(201, ['Semester 1', 'Semester 2']),
      301: 'Annual',
      ...numbered(
        401,
        Array.from({ length: 13 }, (_, index) => `P${index + 1}`),
      ),
    },
    incident_caseorigincode: {
      ...numbered(1, ['Phone', 'Email', 'Web']),
      2483: 'Facebook',
      3986: 'Twitter',
      700_610_000: 'IoT',
    },
    initialcommunication: numbered(0, ['Contacted', 'Not Contacted']),
    lead_salesstage: numbered(0, ['Qualify']),
    need: numbered(0, ['Must have', 'Should have', 'Good to have', 'No need']),
    opportunity_salesstage: numbered(0, ['Qualify', 'Develop', 'Propose', 'Close']),
    purchaseprocess: numbered(0, ['Individual', 'Committee', 'Unknown']),
    purchasetimeframe: numbered(0, ['Immediate', 'This Quarter', 'Next Quarter', 'This Year', 'Unknown']),
    servicestage: numbered(0, ['Identify', 'Research', 'Resolve']),
    socialprofile_community: numbered(0, channels),
  }).map(([name, labels]) => [name, columnChoices(labels)]),
);

const lacking = new Set(
  (
    'componentstate componenttype connectionrole_category convertrule_channelactivity dependencytype ' +
    'emailserverprofile_authenticationprotocol field_security_permission_type goal_fiscalyear metric_goaltype ' +
    'principalsyncattributemapping_syncdirection processstage_category qooi_pricingerrorcode qooiproduct_producttype ' +
    'qooiproduct_propertiesconfigurationstatus recurrencerule_monthofyear sharepoint_validationstatus ' +
    'sharepoint_validationstatusreason sharepointdocumentlocation_locationtype socialactivity_postmessagetype ' +
    'syncattributemapping_syncdirection workflow_runas workflow_stage workflowlog_objecttypecode'
  ).split(' '),
);

/** True for a global choice that environments have, by its name in lower case, whether or not the emulator has it. */
export const isPlatformChoice = (name: string): boolean => platformChoices.has(name) || lacking.has(name);

/**
 * True for a global choice that environments have and the emulator lacks, by its name in lower case. The names are those
 * that daryllabar/DLaB.Xrm.XrmToolBoxTools knows (NamingService).
 */
export const isLackingPlatformChoice = (name: string): boolean => lacking.has(name);
