/** What came of one check. */
export type Finding =
  | {
      /** What is as it should be. */
      readonly ok: string;
    }
  | {
      /** What is not, and what to do about it. */
      readonly notOk: string;
      readonly whatToDo: string;
      /** True: a run goes on all the same, because it waits for that or does without. */
      readonly runsAnyway?: boolean;
    }
  | {
      /** Why nobody looked. */
      readonly notAsked: string;
    };

/** A check with what came of it: one line of what the doctor says. */
export type Line = { readonly check: string; readonly finding: Finding };

export const isNotOk = ({ finding }: Line): boolean => 'notOk' in finding;
