const CRM = 'Microsoft.Dynamics.CRM';

/** A Label in English, as clients write it. */
export const labelled = (text: string) => ({
  '@odata.type': `${CRM}.Label`,
  LocalizedLabels: [{ '@odata.type': `${CRM}.LocalizedLabel`, Label: text, LanguageCode: 1033 }],
});

/** A column of a type: `attribute('String', 'new_Code', { MaxLength: 10 })`. */
export const attribute = (type: string, schemaName: string, more: Record<string, unknown> = {}) => ({
  '@odata.type': `${CRM}.${type}AttributeMetadata`,
  SchemaName: schemaName,
  DisplayName: labelled(schemaName),
  ...more,
});

/** A table with its primary name `new_Name`, as Microsoft's samples post it. */
export const tableBody = (schemaName: string, more: Record<string, unknown> = {}, columns: readonly object[] = []) => ({
  '@odata.type': `${CRM}.EntityMetadata`,
  SchemaName: schemaName,
  DisplayName: labelled('Bank Account'),
  DisplayCollectionName: labelled('Bank Accounts'),
  Description: labelled('A table of bank accounts'),
  OwnershipType: 'UserOwned',
  IsActivity: false,
  HasActivities: false,
  HasNotes: false,
  Attributes: [
    attribute('String', 'new_Name', {
      IsPrimaryName: true,
      AttributeType: 'String',
      AttributeTypeName: { Value: 'StringType' },
      FormatName: { Value: 'Text' },
      MaxLength: 100,
      RequiredLevel: {
        Value: 'None',
        CanBeChanged: true,
        ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
      },
    }),
    ...columns,
  ],
  ...more,
});

export const optionSet = (...labels: readonly string[]) => ({
  '@odata.type': `${CRM}.OptionSetMetadata`,
  IsGlobal: false,
  OptionSetType: 'Picklist',
  Options: labels.map((text, index) => ({ Value: index + 1, Label: labelled(text) })),
});
