/** Who asked whom for a token of what. */
export type SignInAttempt = {
  /** The authority's origin. */
  readonly host: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly scope: string;
  /** Milliseconds that this computer's clock is ahead of the identity provider's, where that told the time. */
  readonly ahead?: number | undefined;
};

/** What a refusal means, and which setting or registration mends it. */
export type Explanation = (attempt: SignInAttempt) => { readonly what: string; readonly whatToDo: string };

/** By AADSTS number: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export type Explanations = Readonly<Record<string, Explanation>>;

export const registration = 'Microsoft Entra admin center > App registrations > the app';
export const proofs = `${registration} > Certificates & secrets`;
