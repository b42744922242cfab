import { type RoleName } from '../../../engine/roles/role-rules';
import { type Books } from '../books';
import { type organizationServiceBooks } from '../organization-service-books';
import { type webApiBooks } from '../web-api-books';

/** How a defect shows. */
export type Look<Reached extends Books = Books> = {
  /** Who looks, where it is not an administrator. */
  readonly as?: RoleName;
  /** Acts, and tells what is seen. */
  readonly see: (books: Reached) => Promise<unknown>;
  readonly withoutDefect: unknown;
  readonly withDefect: unknown;
};

/** How the defects of a district show, by their names. */
export type Looks = {
  /** Those that both protocols can have. */
  readonly both: Readonly<Record<string, Look>>;
  /** Those that only the Web API can have. */
  readonly webApi: Readonly<Record<string, Look<ReturnType<typeof webApiBooks>>>>;
  /** Those that only the Organization Service can have. */
  readonly organizationService: Readonly<Record<string, Look<ReturnType<typeof organizationServiceBooks>>>>;
};
