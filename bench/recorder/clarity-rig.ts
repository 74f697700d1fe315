import { clarity } from 'clarity-js';

/** All text masked; it packs and sends by itself. */
export const start = async (): Promise<void> =>
  clarity.start({ projectId: 'bench', upload: '/clarity', track: true, content: false, delay: 500 });
