import { markup } from '../../../xml/markup';

const VALUES_OF: Readonly<Record<string, readonly (readonly [name: string, value: number])[]>> = {
  OwnershipTypes: [
    ['None', 0],
    ['UserOwned', 1],
    ['TeamOwned', 2],
    ['BusinessOwned', 4],
    ['OrganizationOwned', 8],
    ['BusinessParented', 16],
  ],
  AttributeTypeCode: [
    ...['Boolean', 'Customer', 'DateTime', 'Decimal', 'Double', 'Integer', 'Lookup', 'Memo', 'Money', 'Owner'],
    ...['PartyList', 'Picklist', 'State', 'Status', 'String', 'Uniqueidentifier', 'CalendarRules', 'Virtual'],
    ...['BigInt', 'ManagedProperty', 'EntityName'],
  ].map((name, value) => [name, value] as const),
  AttributeRequiredLevel: [
    ['None', 0],
    ['SystemRequired', 1],
    ['ApplicationRequired', 2],
    ['Recommended', 3],
  ],
  EntityKeyIndexStatus: [
    ['Pending', 0],
    ['InProgress', 1],
    ['Active', 2],
    ['Failed', 3],
  ],
  StringFormat: [
    ...['Email', 'Text', 'TextArea', 'Url', 'TickerSymbol', 'PhoneticGuide', 'VersionNumber', 'Phone', 'Json'],
    'RichText',
  ].map((name, value) => [name, value] as const),
  DateTimeFormat: [
    ['DateOnly', 0],
    ['DateAndTime', 1],
  ],
  LogicalOperator: [
    ['And', 0],
    ['Or', 1],
  ],
  MetadataConditionOperator: ['Equals', 'NotEquals', 'In', 'NotIn', 'GreaterThan', 'LessThan'].map(
    (name, value) => [name, value] as const,
  ),
  DeletedMetadataFilters: [
    ['Entity', 1],
    ['Attribute', 2],
    ['Relationship', 4],
    ['Label', 8],
    ['OptionSet', 16],
    ['All', 31],
  ],
  EntityFilters: [
    ['Entity', 1],
    ['Default', 1],
    ['Attributes', 2],
    ['Privileges', 4],
    ['Relationships', 8],
    ['All', 15],
  ],
  StageSolutionStatus: [
    ['Failed', 0],
    ['Passed', 1],
  ],
  SolutionValidationResultType: [
    ['Info', 0],
    ['Warning', 1],
    ['Error', 2],
  ],
  EndpointAccessType: [
    ['Default', 0],
    ['Internet', 1],
    ['Intranet', 2],
  ],
};

const FLAGS: readonly string[] = ['OwnershipTypes', 'DeletedMetadataFilters', 'EntityFilters'];

/** Enumerations: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-complex-enum-types */
export const enumTypes = (): string =>
  Object.entries(VALUES_OF)
    .map(([name, members]) => {
      const written = members.map(([member, value]) => markup('Member', { Name: member, Value: String(value) }));
      return markup('EnumType', { Name: name, IsFlags: FLAGS.includes(name) ? 'true' : undefined }, ...written);
    })
    .join('');
