import { useCallback, useSyncExternalStore } from 'react';
import { isGranted, onConsent } from '../on-consent.js';

/** True while the visitor's yes to this purpose stands; false on the server and in the first drawing. */
export const useConsent = (purpose) =>
  useSyncExternalStore(
    useCallback((changed) => onConsent(purpose, changed), [purpose]),
    () => isGranted(purpose),
    () => false,
  );
