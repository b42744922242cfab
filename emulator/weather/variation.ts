import { type Defect } from '../defects/defect';

/** What healthy environments do now and then, or are claimed to do: a suite must not take it for a lack of change tracking. */
export type Variation = Defect & {
  /** What a run must end as: it can wait, ask again and go on, or it could not look. Never not supported. */
  readonly ends: 'supported' | 'inconclusive';
};
