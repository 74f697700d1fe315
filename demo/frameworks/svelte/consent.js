import { createSubscriber } from 'svelte/reactivity';
import { isGranted, onConsent } from '../on-consent.js';

/** `granted` is true while the visitor's yes to this purpose stands; false on the server. */
export const consent = (purpose) => {
  const subscribe = createSubscriber((changed) => onConsent(purpose, changed));
  return {
    get granted() {
      subscribe();
      return typeof window !== 'undefined' && isGranted(purpose);
    },
  };
};
