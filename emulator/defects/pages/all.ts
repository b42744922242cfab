import { type Defect } from '../defect';
import { earlyEnds } from './early-ends';
import { endlessPages } from './endless-pages';
import { laterPagesOfOneColumn } from './later-pages-of-one-column';
import { lostAtEdges } from './lost-at-edges';
import { missingNextLinks } from './missing-next-links';
import { repeatedAtEdges } from './repeated-at-edges';
import { repeatedPages } from './repeated-pages';

/** Defects of the pages that a tracked read comes in. */
export const defectsOfPages: readonly Defect[] = [
  lostAtEdges,
  repeatedAtEdges,
  repeatedPages,
  earlyEnds,
  missingNextLinks,
  laterPagesOfOneColumn,
  endlessPages,
];
