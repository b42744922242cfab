import type { Finding } from './findings';

/** What a gate reads, by name: the verdict, its reason in one sentence, and the exit status of the run. */
export type Outputs = { readonly verdict: string; readonly reason: string; readonly exit_status: string };

/** How one kind of pipeline is told things. Texts may hold what a server answered: each is escaped. */
export type Pipeline = {
  /** How many findings of a level a step shows. */
  readonly mostFindings: number;
  /** A line of output that shows a finding on the page of the run. */
  readonly findingLine: (finding: Finding) => string;
  /** Hands the outputs to later steps and jobs; returns the lines of output that this takes. */
  readonly setOutputs: (outputs: Outputs) => readonly string[];
  /** Lines of output that show a Markdown file, named by its absolute path, as the run's summary. */
  readonly summaryLines: (file: string) => readonly string[];
  /** Lines of output for a run that passes although nobody could look. */
  readonly passedWithIssues: readonly string[];
};
