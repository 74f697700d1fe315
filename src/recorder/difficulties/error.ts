import { listen, type Watch } from './watch.ts';

/** Chromium's own remark on layout, no fault of the page's. */
const benign = (message: unknown): boolean => String(message).startsWith('ResizeObserver loop');

/** A script's uncaught error, a promise's unhandled rejection. Their messages are not kept. */
export const error: Watch = ({ page }, found) => {
  const undo = [
    listen<ErrorEvent>(page, 'error', ({ message }) => {
      if (!benign(message)) found();
    }),
    listen(page, 'unhandledrejection', found),
  ];
  return () => {
    for (const each of undo) each();
  };
};
