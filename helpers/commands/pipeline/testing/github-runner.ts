import { readFileSync } from 'node:fs';

/**
 * The outputs in a file `GITHUB_OUTPUT`, as the runner reads it: `name=value`, or a name, a delimiter, and the lines until it comes
 * again. The last one counts.
 */
export function outputsIn(file: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, plain, value = '', name, delimiter = ''] = /^(?:([^=<]+)=(.*)|([^=<]+)<<(.+))$/.exec(line) ?? [];
    if (plain !== undefined) outputs[plain] = value;
    if (name !== undefined)
      outputs[name] = lines
        .splice(0, lines.indexOf(delimiter) + 1)
        .slice(0, -1)
        .join('\n');
  }
  return outputs;
}

/** An annotation in a line of output, as the runner reads a workflow command. */
export function workflowCommand(line: string): { command: string; title: string; message: string } {
  const [, command = '', title = '', data = ''] = /^::(\w+) title=([^:,]*)::(.*)$/.exec(line) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  return { command, title: plain(title), message: plain(data) };
}
