/** As strict as a careful site's: Témoin has to work under it, without a nonce and without an exception. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/** The policy, but for directives that a page cannot live with. */
export const policyWithout = (directives: readonly string[] = []): string =>
  Object.entries(POLICY)
    .filter(([directive]) => !directives.includes(directive))
    .map((each) => each.join(' '))
    .join('; ');

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policyWithout(),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
