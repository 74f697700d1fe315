import type { Piece } from '../rrweb/source.ts';
import { createAddress } from './address.ts';
import { createAttributes } from './attributes.ts';
import { createCss } from './css.ts';
import { createSources } from './events.ts';
import { createMutations } from './mutations.ts';
import { createNodes, type NodeOf } from './nodes.ts';
import { createRegion } from './region.ts';
import { finite, type Reader, record, shape, whole } from './shape.ts';
import { FIELD } from './text-mask.ts';
import { createTexts } from './texts.ts';
import { browserVocabulary, type Vocabulary } from './vocabulary.ts';

export interface RedactorSettings {
  /** Selectors of elements whose text may be shown; attributes and fields never are. */
  readonly unmask: readonly string[];
  /** Templates of the paths that may be named. */
  readonly routes: readonly string[];
  /** Drawn at random once a session, 16 characters or more: it marks text that may be shown. */
  readonly nonce: string;
  /** Keyed hash of names (`createNameHash`), the same throughout a session. */
  readonly hash: (name: string) => string;
}

/** An event of rrweb's format, built field by field. */
export interface RedactedEvent {
  readonly type: number;
  readonly data: object;
  readonly timestamp: number;
}

/** Those of rrweb's options that say what it may keep. */
export type RedactorOptions = {
  readonly maskTextSelector: string;
  maskTextFn(text: string, element: HTMLElement | null): string;
  readonly maskInputOptions: Readonly<Record<string, boolean>>;
  maskInputFn(text: string, element?: HTMLElement): string;
  readonly slimDOMOptions: 'all';
  readonly blockSelector: string;
  readonly ignoreSelector: string;
};

export interface Redactor {
  /** What rrweb's `record()` has to be given. */
  readonly options: RedactorOptions;
  /** What may leave of an event, undefined where nothing may. Ask at once: the document as it stands decides. Never throws. */
  redact(event: unknown, nodeOf: NodeOf): RedactedEvent | undefined;
  /**
   * What may leave of one serialised node without its children, which are read one by one. A tree that is put together
   * of such pieces is not read again. Throws where the redactor fails.
   */
  piece(raw: unknown, inside: string, nodeOf: NodeOf): Piece | undefined;
  /** Events dropped because the redactor failed. */
  readonly faults: () => number;
}

// By the element's name, since `maskAllInputs` leaves out hidden, file, button and the like.
const FIELDS = { input: true, textarea: true, select: true, option: true, button: true };

/**
 * Lets through what is on an allow-list, by kind of event, node, attribute and word of style, and builds it anew;
 * what it does not know is dropped (CNIL draft §43, measure M3: masked before it leaves the terminal).
 * A nonce shorter than 16 characters is a `RangeError`.
 */
export function createRedactor(
  { unmask, routes, nonce, hash }: RedactorSettings,
  known: Vocabulary = browserVocabulary(),
): Redactor {
  if (nonce.length < 16) throw new RangeError('short nonce');
  let asked: NodeOf;
  const nodeOf: NodeOf = (id) => asked(id);
  const region = createRegion(unmask);
  const css = createCss(known, hash);
  const texts = createTexts(nonce, region, css);
  const attribute = createAttributes(css, hash);
  const { node, piece } = createNodes(known, attribute, texts, css, hash, nodeOf);
  /** Documents that were put together here, piece by piece. */
  const made = new WeakSet<object>();
  const sources: Record<number, Reader> = {
    ...createSources(css, region, nodeOf),
    0: createMutations(region, attribute, texts, node, nodeOf),
  };

  /** By rrweb's number of the type. */
  const types: Record<number, Reader> = {
    0: shape({}),
    1: shape({}),
    2: shape({
      node: (raw) => (made.has(raw as object) ? raw : node(raw, '')),
      initialOffset: shape({ top: finite, left: finite }),
    }),
    3: (data) => sources[whole(record(data)['source']) ?? -1]?.(data),
    4: shape({ href: createAddress(routes), width: finite, height: finite }),
  };

  let faults = 0;
  return {
    options: {
      maskTextSelector: '*',
      maskTextFn: texts.tag,
      maskInputOptions: FIELDS,
      maskInputFn: (text) => text && FIELD,
      slimDOMOptions: 'all',
      blockSelector: '[data-temoin-block]',
      ignoreSelector: '[data-temoin-ignore],[data-temoin-ignore] *',
    },
    piece(raw, inside, now) {
      asked = now;
      const told = piece(raw, inside);
      if (told && !inside) made.add(told.safe);
      return told;
    },
    redact(event, now) {
      try {
        asked = now;
        const { type, data, timestamp } = record(event);
        const safe = Number.isFinite(timestamp) && types[whole(type) ?? -1]?.(data);
        return safe ? ({ type, data: safe, timestamp } as RedactedEvent) : undefined;
      } catch {
        // Whatever failed, what it failed on does not leave.
        faults++;
        return;
      } finally {
        region.forget();
      }
    },
    faults: () => faults,
  };
}
