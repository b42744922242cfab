import {
  buildPackage,
  keyXml,
  type PackageDraft,
  partsOf,
  tableXml,
  zipOf,
} from '../solutions/testing/package-builder';
import { plugInPackage } from '../solutions/testing/plug-in-package';
import { type Fuzz } from './fuzz';
import { type Malformed, origin } from './malformed-request';

/** What starts a job or does its work at once: imports, removals, alternate keys; spoilt somewhere, and now and then whole. */
export function malformedJob(fuzz: Fuzz): Malformed {
  const [path, body] = fuzz.pick([importing, importing, importing, removing, indexing])(fuzz);
  const text = JSON.stringify(body);
  return {
    method: 'POST',
    url: `${origin}/api/data/v9.2/${path}`,
    headers: { 'content-type': 'application/json' },
    body: fuzz.chance(0.1) ? fuzz.spoil(text) : text,
  };
}

type Call = readonly [path: string, body: object];

const drafts: readonly [PackageDraft, ...PackageDraft[]] = [
  {},
  plugInPackage,
  { version: '1.0.0.1', managed: '0' },
  {
    uniqueName: 'Shelves',
    tables: [tableXml('sample_shelf', { keys: [keyXml('sample_bookcode', ['sample_bookcode'])] })],
  },
];

function importing(fuzz: Fuzz): Call {
  const CustomizationFile = Buffer.from(spoiltPackage(fuzz)).toString('base64');
  if (fuzz.chance(0.1)) return ['StageSolution', { CustomizationFile }];
  const body = {
    CustomizationFile,
    OverwriteUnmanagedCustomizations: fuzz.chance(0.9) ? fuzz.chance(0.5) : fuzz.json(1),
    PublishWorkflows: false,
    HoldingSolution: fuzz.chance(0.1),
    ...(fuzz.chance(0.7) && { ImportJobId: fuzz.chance(0.9) ? randomGuid(fuzz) : fuzz.json(1) }),
  };
  return [fuzz.pick(['ImportSolution', 'ImportSolutionAsync', 'ImportSolutionAsync']), body];
}

/** Bytes of the zip, or the text of a part in a zip that is sound. */
function spoiltPackage(fuzz: Fuzz): Uint8Array {
  const draft = fuzz.pick(drafts);
  if (fuzz.chance(0.2)) return buildPackage(draft);
  if (fuzz.chance(0.4)) return fuzz.spoilBytes(buildPackage(draft));
  const parts = partsOf(draft);
  const name = fuzz.pick(['customizations.xml', 'solution.xml', '[Content_Types].xml']);
  return zipOf({ ...parts, [name]: fuzz.spoil(parts[name] ?? '') });
}

function removing(fuzz: Fuzz): Call {
  const name = fuzz.pick(['Books', 'Books_Upgrade', 'Shelves', 'Default', 'Active']);
  const given = fuzz.chance(0.8) ? name : fuzz.json(1);
  return fuzz.chance(0.8)
    ? ['UninstallSolutionAsync', { SolutionUniqueName: given }]
    : ['DeleteAndPromote', { UniqueName: given }];
}

/** Titles are often the same: the index of a key on them fails. */
function indexing(fuzz: Fuzz): Call {
  const table = fuzz.pick(['sample_book', 'account', 'sample_shelf']);
  if (fuzz.chance(0.2)) {
    const EntityKeyLogicalName = fuzz.pick(['sample_bookcode', 'sample_key3', '']);
    return ['ReactivateEntityKey', { EntityLogicalName: table, EntityKeyLogicalName }];
  }
  const label = { LocalizedLabels: [{ Label: 'Key', LanguageCode: 1033 }] };
  const column = fuzz.pick(['name', 'sample_name', 'sample_pages', 'sample_publisher', 'createdon']);
  const key = {
    SchemaName: `sample_Key${fuzz.below(6)}`,
    DisplayName: fuzz.chance(0.8) ? label : fuzz.json(2),
    KeyAttributes: fuzz.chance(0.8) ? [column] : fuzz.json(2),
  };
  return [`EntityDefinitions(LogicalName='${table}')/Keys`, key];
}

const randomGuid = (fuzz: Fuzz): string => {
  const digits = Array.from({ length: 32 }, () => fuzz.below(16).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
};
