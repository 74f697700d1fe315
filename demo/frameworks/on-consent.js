const STATES = ['granted', 'refused', 'withdrawn', 'expired'];

export const isGranted = (purpose) => window.temoin?.status(purpose) === 'granted';

/** Calls `changed` whenever the visitor's answer to this purpose is another; returns the undo. */
export const onConsent = (purpose, changed) => {
  const take = ({ detail }) => detail.purpose === purpose && changed();
  for (const state of STATES) addEventListener(`temoin:consent:${state}`, take);
  return () => {
    for (const state of STATES) removeEventListener(`temoin:consent:${state}`, take);
  };
};
