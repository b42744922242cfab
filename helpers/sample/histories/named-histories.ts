import { change, create, days, empty, remove, restore, type Step, synchronise, weatherTurns } from './step';

/** The life of a table that a consumer of its changes must come through. It synchronises once more after the last step. */
export type History = {
  readonly name: string;
  /** What is asked of the consumer, in a sentence. */
  readonly story: string;
  readonly steps: readonly Step[];
  /** Rows a page that the consumer is told to ask for. Left out: its own choice. */
  readonly pageSize?: number;
};

/** Dataverse's greatest page: one row more is a second page, whatever was asked for. */
const greatestPage = 5_000;

/** A row is changed and one is new since the consumer looked last. */
const written = [create(2), synchronise, change(2), create(1)] as const;
/** A row is deleted besides: who begins anew hears nothing of it. */
const meanwhile = [...written, remove(1)] as const;

/** From what everybody meets on the first day to what comes once a year. Each asks one thing, so that its name says what is wrong. */
export const namedHistories: readonly History[] = [
  { name: 'first-copy', story: 'a first read brings every row', steps: [create(3)] },
  {
    name: 'creations',
    story: 'rows come that were created since',
    steps: [synchronise, create(2), synchronise, create(1)],
  },
  {
    name: 'changes',
    story: 'a row that was changed often is as it was left',
    steps: [create(2), synchronise, change(1), change(1), synchronise, change(1), change(2)],
  },
  { name: 'emptied-column', story: 'a value that was taken away goes', steps: [create(2), synchronise, empty(1)] },
  { name: 'deletions', story: 'deleted rows go', steps: [create(3), synchronise, remove(2)] },
  {
    name: 'deleted-unseen',
    story: 'the deletion of a row that was never seen does no harm',
    steps: [create(1), synchronise, create(2), remove(2), synchronise, change(1)],
  },
  {
    name: 'created-again',
    story: 'a row that was deleted and created again with its id is there',
    steps: [create(2), synchronise, remove(1), synchronise, restore(1), remove(2), restore(2)],
  },
  {
    name: 'nothing-new',
    story: 'a delta without changes changes nothing',
    steps: [create(2), synchronise, synchronise],
  },
  { name: 'pages', story: 'a first read goes on to its last page', steps: [create(greatestPage + 1)] },
  {
    name: 'pages-of-changes',
    story: 'a delta goes on to its last page, where the deletions are',
    steps: [create(1), synchronise, create(greatestPage), remove(1)],
  },
  {
    name: 'small-pages',
    story: 'pages of two rows are read to the last',
    steps: [create(5), synchronise, create(3), change(1), change(2)],
    pageSize: 2,
  },
  {
    name: 'long-life',
    story: 'each synchronisation goes on from the token of the one before',
    steps: [create(2), synchronise, days(5), change(1), synchronise, days(5), change(2), create(1)],
  },
  {
    name: 'expired-token',
    story: 'a token that is too old is begun anew, and what was deleted meanwhile goes',
    steps: [...meanwhile, days(8)],
  },
  {
    name: 'young-token',
    story: 'a token that is refused young is begun anew, and what was deleted meanwhile goes',
    steps: [...meanwhile, weatherTurns('young-token-expires')],
  },
  {
    name: 'throttling',
    story: 'what is throttled is asked again',
    steps: [...written, weatherTurns('long-retry-after')],
  },
  { name: 'passing-fault', story: 'a fault of a moment loses nothing', steps: [...written, weatherTurns('one-500')] },
  {
    name: 'late-changes',
    story: 'changes that come a delta late are taken',
    steps: [create(2), synchronise, weatherTurns('held-back-changes'), create(1), change(1), synchronise, change(2)],
  },
  {
    name: 'repeated-changes',
    story: 'changes that come twice do no harm',
    steps: [create(2), synchronise, weatherTurns('changes-told-again'), create(1), synchronise, change(1), synchronise],
  },
  {
    name: 'repeated-deletion',
    story: 'a deletion that comes twice does no harm',
    steps: [create(2), synchronise, weatherTurns('changes-told-again'), remove(1), synchronise],
  },
  {
    name: 'upper-case-ids',
    story: 'an id is the same in either case',
    steps: [create(2), synchronise, weatherTurns('upper-case-ids'), change(1)],
  },
];
