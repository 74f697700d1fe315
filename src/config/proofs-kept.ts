/** How long behind its quarter a log of proofs is kept, where the configuration does not say (ISO 8601). */
export const PROOFS_KEPT = 'P13M';
