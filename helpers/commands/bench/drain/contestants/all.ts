import type { Contestant } from './contestant';
import { dynamicsWebApi } from './dynamics-web-api';
import { ourOrganizationService, ourWebApi } from './ours';
import { rawLoop } from './raw-loop';

/** Who drains, by the name that charts and figures have for it. */
export const contestants = {
  'our reader': ourWebApi,
  'a raw loop': rawLoop,
  'dynamics-web-api': dynamicsWebApi,
  'our reader of SOAP': ourOrganizationService,
} satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof contestants;
