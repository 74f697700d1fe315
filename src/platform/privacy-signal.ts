/**
 * Does the browser send Global Privacy Control? Exactly `true`, as its specification has it. It is context of a proof
 * and at most a no; it is never a yes.
 */
export const privacySignal = (page: Window): boolean =>
  (page.navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
