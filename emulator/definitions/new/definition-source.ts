/** One definition as a request brings it, whatever it is written in: members by name and typed, null as not given. */
export type DefinitionSource = {
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean | undefined;
  readonly number: (name: string) => number | undefined;
  readonly integer: (name: string) => number | undefined;
  /** The `Value` of a managed property or of a constant. */
  readonly wrapped: (name: string) => string | undefined;
  /** The English text of a Label. */
  readonly label: (name: string) => string | undefined;
  /** Refuses another value than this one, where there is any. */
  readonly expect: (name: string, expected: string | boolean) => void;
  /** Throws when the value is not there. */
  readonly require: <Value>(name: string, value: Value | undefined) => Value;
};
