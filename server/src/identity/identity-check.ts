import type { DocumentType } from '@benefit/shared/identity/document-rules';

/** What somebody claims to be, with the fields already well-formed. */
export interface IdentityClaim {
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  gender: 'male' | 'female';
  birthDate: string;
  city: string;
}

/**
 * Proves that name, document and the issuing city's record belong together (rule 22). The registry
 * is the embedded default; a real authority answers over HTTP behind the same call.
 */
export abstract class IdentityCheck {
  /** Named in the person's row as the one who proved it. */
  abstract readonly name: string;

  /** @throws Problem `unavailable` when the authority does not answer */
  abstract proves(claim: IdentityClaim): Promise<boolean>;
}
