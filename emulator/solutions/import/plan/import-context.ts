import { type Option } from '../../../engine/tables/table-definition';
import { platformChoices } from '../../../engine/system-tables/platform-choices';
import { type Organization } from '../../../engine/organization';
import { type SolutionHost } from '../../installed/solution-state';
import { type SolutionPackage } from '../../package/solution-package';

/** What the planning of one import looks at: the package, and the organization as it is before. */
export class ImportContext {
  readonly organization: Organization;
  readonly package: SolutionPackage;
  /** The platform's, the organization's and the package's own, by lower-case name. */
  readonly optionSets: ReadonlyMap<string, readonly Option[]>;
  #nextTypeCode: number;
  readonly #takenTypeCodes: Set<number>;

  constructor({ organization, state }: SolutionHost, solutionPackage: SolutionPackage) {
    this.organization = organization;
    this.package = solutionPackage;
    this.optionSets = new Map([...platformChoices, ...state.optionSets, ...solutionPackage.optionSets]);
    this.#nextTypeCode = organization.tables.nextObjectTypeCode();
    this.#takenTypeCodes = new Set(organization.tables.all().map(table => table.objectTypeCode));
  }

  /** The package's code where it is free, else the next one: packages after 8.2 bring none. */
  takeObjectTypeCode(wanted: number | null): number {
    const code =
      wanted !== null && wanted >= 10_000 && !this.#takenTypeCodes.has(wanted) ? wanted : this.#freeTypeCode();
    this.#takenTypeCodes.add(code);
    return code;
  }

  #freeTypeCode(): number {
    while (this.#takenTypeCodes.has(this.#nextTypeCode)) this.#nextTypeCode += 1;
    return this.#nextTypeCode;
  }
}
