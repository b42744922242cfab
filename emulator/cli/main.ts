import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { usage } from './command-arguments';
import { type CommandLineOptions, parseCommandLine, UsageError } from './command-line';
import { defects } from '../defects/all';
import { watchParent } from './watch-parent';
import { ListenError } from '../server/server';
import { readySettingsText } from './settings-block';
import { type TrustedSubject } from '../server/identity/clients/application';
import { type RunningEmulator, startEmulator } from '../server/start-emulator';
import { variations } from '../weather/all';

const exitStatus = { stopped: 0, failed: 1, notStarted: 2 } as const;

async function main(args: readonly string[]): Promise<void> {
  const known = { defects: defects.map(({ name }) => name), variations: variations.map(({ name }) => name) };
  const line = parseCommandLine(args, known);
  if (line.command === 'help') console.log(usage());
  else if (line.command === 'list-defects')
    for (const { name, description } of defects) console.log(`${name}: ${description}`);
  else if (line.command === 'list-variations')
    for (const { name, description, ends } of variations) console.log(`${name}: ${description} A run ends ${ends}.`);
  else await serveCommandLine(line.options);
}

async function serveCommandLine(options: CommandLineOptions): Promise<void> {
  const emulator = await startEmulator(options, {
    clientCertificates: readCertificatesOption(options.clientCertificate),
    trustedSubjects: readAuthorityFile(options.certificateAuthority),
    reportError: error => console.error(error),
  });
  stopOnSignal(emulator, options.parentPid);
  console.log(readySettingsText(emulator.settings, emulator.port));
}

function stopOnSignal(emulator: RunningEmulator, parentPid: number | undefined): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    emulator.stop().then(
      () => process.exit(exitStatus.stopped),
      (error: unknown) => exitWithError(error),
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  if (parentPid !== undefined) watchParent(parentPid, stop);
}

function readCertificatesOption(file: string | undefined): X509Certificate[] {
  if (file === undefined) return [];
  const certificate = readCertificateFile('client-certificate', file);
  if (certificate.publicKey.asymmetricKeyType === 'rsa') return [certificate];
  throw new UsageError(`--client-certificate: ${file} has no RSA key. Client assertions are signed with RSA.`);
}

function readAuthorityFile(option: CommandLineOptions['certificateAuthority']): TrustedSubject[] {
  if (option === undefined) return [];
  const { file, commonName } = option;
  const authority = readCertificateFile('client-certificate-issuer', file);
  if (authority.ca) return [{ authority, commonName }];
  throw new UsageError(`--client-certificate-issuer: ${file} is not the certificate of an authority.`);
}

function readCertificateFile(option: string, file: string): X509Certificate {
  try {
    return new X509Certificate(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--${option}: ${file} holds no certificate in PEM form (${reason}).`, { cause: error });
  }
}

function exitWithError(error: unknown): never {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${usage()}`);
  else if (error instanceof ListenError) console.error(error.message);
  else console.error(error);
  const notStarted = error instanceof UsageError || error instanceof ListenError;
  process.exit(notStarted ? exitStatus.notStarted : exitStatus.failed);
}

main(process.argv.slice(2)).catch(exitWithError);
