import { z } from 'zod';
import type { Credential } from '../../dataverse/sign-in/sign-in-settings';
import { readableFile } from './files';

const whereToFind =
  'the Microsoft Entra admin center (entra.microsoft.com > App registrations > the app > Certificates & secrets)';
const certificateMeaning = `a PEM file with the certificate registered in ${whereToFind}, and its private key`;

/** A secret wins over a certificate, as in the Azure SDKs' EnvironmentCredential. */
export const credentialSchema = z
  .object({
    AZURE_CLIENT_SECRET: z.string().optional(),
    AZURE_CLIENT_CERTIFICATE_PATH: z.string().optional(),
    AZURE_CLIENT_CERTIFICATE_PASSWORD: z.string().optional(),
  })
  .transform((env, context): Credential => {
    const secret = env.AZURE_CLIENT_SECRET;
    const file = env.AZURE_CLIENT_CERTIFICATE_PATH;
    const password = env.AZURE_CLIENT_CERTIFICATE_PASSWORD;
    const problem = (name: string, message: string): never => {
      context.addIssue({ code: 'custom', path: [name], message });
      return z.NEVER;
    };

    if (password !== undefined && file === undefined) {
      problem('AZURE_CLIENT_CERTIFICATE_PASSWORD', 'is set without AZURE_CLIENT_CERTIFICATE_PATH, the file it opens');
    }
    if (secret !== undefined) return { kind: 'secret', secret };
    if (file === undefined) {
      return problem(
        'AZURE_CLIENT_SECRET',
        `is not set, nor is AZURE_CLIENT_CERTIFICATE_PATH: one of them proves who signs in. The secret's Value (not its Secret ID) is shown once, when it is made in ${whereToFind}`,
      );
    }
    const certificate = readableFile(certificateMeaning).safeParse(file);
    if (!certificate.success) {
      return problem('AZURE_CLIENT_CERTIFICATE_PATH', certificate.error.issues.map(issue => issue.message).join('; '));
    }
    return { kind: 'certificate', path: certificate.data, ...(password !== undefined && { password }) };
  });
