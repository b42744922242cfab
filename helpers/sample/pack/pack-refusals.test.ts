import { expect, test } from '@playwright/test';
import { PackageError } from '../../dataverse/errors';
import { packSolution } from './pack-solution';
import { type SourceCopy, withSourceCopy } from './testing/source-copy';

type Refusal = {
  readonly title: string;
  readonly damage: (source: SourceCopy) => Promise<void>;
  /** The file that the message must name, then what it must say about it. */
  readonly says: RegExp;
};

const entity = 'Entities/sample_Book/Entity.xml';
const view = 'Entities/sample_Book/SavedQueries/{93d5b7f0-1e6c-48a2-bc49-f6e0728a1d35}.xml';
const manifest = 'Other/Solution.xml';
const team = 'Other/Relationships/Team.xml';

const refusals: readonly Refusal[] = [
  {
    title: 'a source without a manifest is refused',
    damage: source => source.remove(manifest),
    says: /Other\/Solution\.xml is missing/,
  },
  {
    title: 'a source without customizations is refused',
    damage: source => source.remove('Other/Customizations.xml'),
    says: /Other\/Customizations\.xml is missing/,
  },
  {
    title: 'a table folder without its definition is refused',
    damage: source => source.remove(entity),
    says: /sample_Book\/Entity\.xml is missing/,
  },
  {
    title: 'an unclosed element is refused with its line',
    damage: source => source.edit(entity, '</EntityInfo>', ''),
    says: /Entity\.xml is not well-formed XML: .+\(line \d+, column \d+\)/,
  },
  {
    title: 'an entity that XML does not know is refused',
    damage: source => source.edit(entity, 'Title of the book.', 'Title&nbsp;of the book.'),
    says: /Entity\.xml is not well-formed XML: undefined entity \(line \d+, column \d+\)/,
  },
  {
    title: 'a document type is refused',
    damage: source => source.edit(manifest, '<ImportExportXml', '<!DOCTYPE x><ImportExportXml'),
    says: /Solution\.xml is not well-formed XML: it carries a document type declaration/,
  },
  {
    title: 'a file with two root elements is refused',
    damage: source => source.edit(view, '</savedqueries>', '</savedqueries><savedqueries />'),
    says: /SavedQueries.+ is not well-formed XML: documents may contain only one root/,
  },
  {
    title: 'a file with the wrong root element is refused',
    damage: source => source.copy(view, 'Entities/sample_Book/RibbonDiff.xml'),
    says: /RibbonDiff\.xml begins with <savedqueries>/,
  },
  {
    title: 'a table that is not a root component is refused',
    damage: source => source.edit(manifest, /<RootComponent .+\/>/g, ''),
    says: /Entity\.xml defines sample_book, which is not a root component/,
  },
  {
    title: 'a root component without a table is refused',
    damage: source => source.remove('Entities'),
    says: /Solution\.xml declares the table sample_book, but .+Entities has no folder/,
  },
  {
    title: 'a root component that is not a table is refused',
    damage: source => source.edit(manifest, 'RootComponent type="1"', 'RootComponent type="61"'),
    says: /Solution\.xml declares a root component of type 61/,
  },
  {
    title: 'a root component in schema casing is refused',
    damage: source => source.edit(manifest, 'schemaName="sample_book"', 'schemaName="sample_Book"'),
    says: /Solution\.xml declares the table "sample_Book"/,
  },
  {
    title: 'an unmanaged source is refused',
    damage: source => source.edit(manifest, '<Managed>1</Managed>', '<Managed>0</Managed>'),
    says: /Solution\.xml says <Managed>0<\/Managed>/,
  },
  {
    title: 'a version that is none is refused',
    damage: source => source.edit(manifest, '<Version>1.0.0.0</Version>', '<Version>one</Version>'),
    says: /Solution\.xml says <Version>one<\/Version>/,
  },
  {
    title: 'a unique name that leads out of the folder is refused',
    damage: source => source.edit(manifest, '<UniqueName>ChangeTrackingSample<', '<UniqueName>../Sample<'),
    says: /Solution\.xml says <UniqueName>\.\.\/Sample</,
  },
  {
    title: 'a manifest without its dependencies element is refused',
    damage: source => source.edit(manifest, '<MissingDependencies />', ''),
    says: /Solution\.xml holds no <MissingDependencies>/,
  },
  {
    title: 'a table in the folder of another is refused',
    damage: source => source.edit(entity, '<entity Name="sample_Book">', '<entity Name="sample_Shelf">'),
    says: /Entity\.xml is about "sample_Shelf"/,
  },
  {
    title: 'a key over a column that the table lacks is refused',
    damage: source => source.edit(entity, '<AttributeName>sample_bookcode<', '<AttributeName>sample_isbn<'),
    says: /Entity\.xml has a key sample_bookcode over the column sample_isbn/,
  },
  {
    title: 'a form without a place in its table is refused',
    damage: source => source.edit(entity, '<FormXml />', ''),
    says: /Entity\.xml has no empty <FormXml \/>/,
  },
  {
    title: 'a table with views both inside and beside it is refused',
    damage: source => source.edit(entity, '<SavedQueries />', '<SavedQueries><savedqueries /></SavedQueries>'),
    says: /Entity\.xml holds content in <SavedQueries>/,
  },
  {
    title: 'a view whose file carries another identifier is refused',
    damage: source => source.edit(view, '{93d5b7f0', '{00000000'),
    says: /SavedQueries.+holds <savedqueryid>\{00000000/,
  },
  {
    title: 'a view file that holds something else is refused',
    damage: source => source.edit(view, /(<\/?)savedquery>/g, '$1report>'),
    says: /SavedQueries.+holds <report> where <savedquery> belongs/,
  },
  {
    title: 'a listed relationship without a definition is refused',
    damage: source => source.remove(team),
    says: /Relationships\.xml names team_sample_book, which no file/,
  },
  {
    title: 'a defined relationship that is not listed is refused',
    damage: source => source.edit('Other/Relationships.xml', /<EntityRelationship Name="team_.+\/>/g, ''),
    says: /Relationships\.xml does not name team_sample_book/,
  },
  {
    title: 'a relationship that is defined twice is refused',
    damage: source => source.copy(team, 'Other/Relationships/team2.xml'),
    says: /team2\.xml defines team_sample_book, which is defined already/,
  },
  {
    title: 'a relationship that is listed twice is refused',
    damage: source => source.edit('Other/Relationships.xml', /(<EntityRelationship Name="team.+)/g, '$1$1'),
    says: /Relationships\.xml names team_sample_book twice/,
  },
  {
    title: 'a relationship in the file of another table is refused',
    damage: source => source.edit(team, '<ReferencedEntityName>Team<', '<ReferencedEntityName>Owner<'),
    says: /Team\.xml defines team_sample_book to Owner/,
  },
  {
    title: 'a relationship over a column that its table lacks is refused',
    damage: source => source.edit(team, '>OwningTeam<', '>OwningClub<'),
    says: /Team\.xml defines team_sample_book over the column owningclub/,
  },
  {
    title: 'customizations without a place for the tables are refused',
    damage: source => source.edit('Other/Customizations.xml', '<Entities />', ''),
    says: /Customizations\.xml has no <Entities>/,
  },
  {
    title: 'a component that this packer does not know is refused instead of left out',
    damage: source => source.copy('Other', 'WebResources'),
    says: /WebResources is not something this packer knows/,
  },
];

for (const { title, damage, says } of refusals) {
  test(title, async () => {
    const refusal = withSourceCopy(async source => {
      await damage(source);
      return packSolution(source.folder);
    });

    await expect(refusal).rejects.toThrow(PackageError);
    await expect(refusal).rejects.toThrow(says);
    await expect(refusal).rejects.toThrow(/What to do: /);
  });
}
