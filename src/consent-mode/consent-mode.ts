import type { Bus } from '../bus/bus.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { ConsentType } from './types.ts';

type Word = 'granted' | 'denied';
type Layer = { push(command: IArguments): unknown } & ArrayLike<ArrayLike<unknown>>;
type Google = {
  dataLayer?: Layer;
  readonly google_tag_data?: { readonly ics?: { readonly usedDefault?: boolean } };
};

interface Parts {
  readonly page: Window;
  readonly configuration: { readonly consentMode?: Readonly<Partial<Record<ConsentType, PurposeId>>> };
  readonly bus: Pick<Bus, 'on'>;
}

/**
 * Says to Google's Consent Mode what the purposes behind its types have been given: denied until then, unless somebody
 * has said a default already. Loads nothing, reads nothing, and writes consent commands only. Returns the undo.
 */
export const start = ({ page, configuration, bus }: Parts): (() => void) => {
  const google = page as Window & Google;
  const map = Object.entries(configuration.consentMode ?? {}) as [ConsentType, PurposeId][];
  // Google takes nothing but a function's own `arguments`.
  function gtag(..._: unknown[]): void {
    google.dataLayer ??= [] as unknown as Layer;
    // biome-ignore lint/complexity/noArguments: an array would not be read.
    google.dataLayer.push(arguments);
  }
  const said = new Map<ConsentType, Word>();
  const tell = (command: 'default' | 'update', types: readonly ConsentType[], word: Word) => {
    const news = types.filter((type) => said.get(type) !== word || command === 'default');
    if (!news.length) return;
    for (const type of news) said.set(type, word);
    gtag('consent', command, Object.fromEntries(news.map((type) => [type, word])));
  };
  const already =
    google.google_tag_data?.ics?.usedDefault ||
    Array.from(google.dataLayer ?? []).some((each) => each?.[0] === 'consent' && each[1] === 'default');
  if (!already)
    tell(
      'default',
      map.map(([type]) => type),
      'denied',
    );
  // A default is no answer: the first no is said as well.
  said.clear();
  const undo = (['granted', 'refused', 'withdrawn', 'expired'] as const).map((state) =>
    bus.on(`consent:${state}`, ({ purpose }) =>
      tell(
        'update',
        map.flatMap(([type, behind]) => (behind === purpose ? type : [])),
        state === 'granted' ? 'granted' : 'denied',
      ),
    ),
  );
  return () => {
    for (const stop of undo) stop();
  };
};
