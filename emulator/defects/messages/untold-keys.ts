import { operationDefect } from '../defect';

export const untoldKeys = operationDefect(
  'untold-keys',
  'RetrieveMetadataChanges tells no alternate key of a custom table.',
  ({ queryDefinitions }) => ({
    queryDefinitions: (organization, request) => {
      const found = queryDefinitions(organization, request);
      const tables = found.tables.map(description =>
        description.table.isCustom && description.keys !== undefined
          ? { ...description, keys: { ...description.keys, items: [] } }
          : description,
      );
      return { ...found, tables };
    },
  }),
);
