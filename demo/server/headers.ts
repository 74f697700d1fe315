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

/** The policy, but for what a page cannot live with: its own values of some directives, `undefined` for none. */
export const policyWith = (own: Readonly<Record<string, string | undefined>> = {}): string =>
  Object.entries({ ...POLICY, ...own })
    .flatMap(([directive, value]) => (value === undefined ? [] : `${directive} ${value}`))
    .join('; ');

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policyWith(),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
