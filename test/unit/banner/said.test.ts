import { describe, expect, it } from 'vitest';
import ar from '../../../locales/ar.json' with { type: 'json' };
import pt from '../../../locales/pt.json' with { type: 'json' };
import { said } from '../../../src/banner/said.ts';
import { createNotice } from '../../../src/notice/create-notice.ts';
import { asked, noticeOf } from '../notice/example.ts';

const fr = noticeOf();
const en = noticeOf({}, 'en');

describe('what a withdrawal is said to have done', () => {
  it('is no more than what is known: the erasure waits for the server', () => {
    expect(said(fr, { expired: [], residual: [] })).toBe(
      'Arrêté. L’effacement sera confirmé par le serveur.',
    );
  });

  it('is counted, each tracker once', () => {
    const outcome = {
      erased: 3,
      expired: ['cookie:a', 'cookie:b', 'cookie:a', 'localStorage:c', 'cache:d'],
      residual: [],
    };
    expect(said(fr, outcome)).toBe('Arrêté. 3 enregistrements effacés. 4 traceurs supprimés.');
    expect(said(en, outcome)).toBe('Stopped. 3 recordings erased. 4 trackers removed.');
  });

  it('speaks of none and of one as the language does', () => {
    const counts = (n: number) => ({ erased: n, expired: ['cookie:a'], residual: [] });
    expect(said(fr, counts(0))).toBe('Arrêté. 0 enregistrement effacé. 1 traceur supprimé.');
    expect(said(en, counts(0))).toBe('Stopped. 0 recordings erased. 1 tracker removed.');
    expect(said(en, counts(1))).toBe('Stopped. 1 recording erased. 1 tracker removed.');
    // The rules of "pt" are Brazil's, whose 0 is singular; in Portugal it is plural.
    expect(said(createNotice(asked, pt, 'pt'), counts(0))).toBe(
      'Parado. Gravações apagadas: 0. Rastreadores removidos: 1.',
    );
  });

  it('names what could not be removed, and says who kept it and what comes next', () => {
    expect(said(fr, { erased: 1, expired: [], residual: ['cookie:$&', 'indexedDB:b'] })).toBe(
      'Arrêté. 1 enregistrement effacé. Le navigateur a gardé\u00a0: cookie:$&, indexedDB:b. Nouvel essai à la prochaine page.',
    );
  });

  it('puts the comma of its language between names', () => {
    const outcome = { expired: [], residual: ['cookie:a', 'indexedDB:b'] };
    expect(said(createNotice(asked, ar, 'ar'), outcome)).toContain('cookie:a، indexedDB:b');
  });
});
