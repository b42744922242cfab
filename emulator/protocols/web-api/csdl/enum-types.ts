import { xmlMarkup } from '../../../xml/markup';

type Members = Readonly<Record<string, number>>;

/** The members that a text names, counted from zero. */
const countedEnumMembers = (names: string): Members =>
  Object.fromEntries(names.split(' ').map((name, value) => [name, value]));

const VALUES_OF: Readonly<Record<string, Members>> = {
  OwnershipTypes: {
    None: 0,
    UserOwned: 1,
    TeamOwned: 2,
    BusinessOwned: 4,
    OrganizationOwned: 8,
    BusinessParented: 16,
  },
  AttributeTypeCode: countedEnumMembers(
    'Boolean Customer DateTime Decimal Double Integer Lookup Memo Money Owner PartyList Picklist State Status String ' +
      'Uniqueidentifier CalendarRules Virtual BigInt ManagedProperty EntityName',
  ),
  AttributeRequiredLevel: countedEnumMembers('None SystemRequired ApplicationRequired Recommended'),
  EntityKeyIndexStatus: countedEnumMembers('Pending InProgress Active Failed'),
  StringFormat: countedEnumMembers(
    'Email Text TextArea Url TickerSymbol PhoneticGuide VersionNumber Phone Json RichText',
  ),
  DateTimeFormat: countedEnumMembers('DateOnly DateAndTime'),
  LogicalOperator: countedEnumMembers('And Or'),
  MetadataConditionOperator: countedEnumMembers('Equals NotEquals In NotIn GreaterThan LessThan'),
  DeletedMetadataFilters: { Entity: 1, Attribute: 2, Relationship: 4, Label: 8, OptionSet: 16, All: 31 },
  EntityFilters: { Entity: 1, Default: 1, Attributes: 2, Privileges: 4, Relationships: 8, All: 15 },
  StageSolutionStatus: countedEnumMembers('Failed Passed'),
  SolutionValidationResultType: countedEnumMembers('Info Warning Error'),
  SolutionOperationType: countedEnumMembers('Import'),
  SolutionOperationStatus: countedEnumMembers('Failed Passed'),
  PrivilegeDepth: countedEnumMembers('Basic Local Deep Global RecordFilter'),
  EndpointAccessType: countedEnumMembers('Default Internet Intranet'),
};

const FLAGS: readonly string[] = ['OwnershipTypes', 'DeletedMetadataFilters', 'EntityFilters'];

/** Enumerations: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-complex-enum-types */
export const enumTypes = (): string =>
  Object.entries(VALUES_OF)
    .map(([name, members]) => {
      const written = Object.entries(members).map(([member, value]) =>
        xmlMarkup('Member', { Name: member, Value: String(value) }),
      );
      return xmlMarkup('EnumType', { Name: name, IsFlags: FLAGS.includes(name) ? 'true' : undefined }, ...written);
    })
    .join('');
