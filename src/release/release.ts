import type { Bus } from '../bus/bus.ts';

const HELD = 'template[data-temoin-purpose],script[type="text/plain"][data-temoin-purpose]';
/** What a browser fetches from an address and runs; it says nothing of the end of anything else. */
const RUNS = /^(module|(text|application)\/(x-)?(java|ecma)script.*)?$/i;

interface Policy {
  createScript(text: string): string;
}

/**
 * Lets held elements go when their purpose is granted, each once, in the order of the page: a `<template>` gives way
 * to its content, a `<script type="text/plain">` to a copy that runs. After an external script the next of its
 * purpose waits until it has run or failed. What is inserted later goes at once; nothing is watched before a grant.
 * At a withdrawal what still waits stays held, and a script that is under way does not run: it is held again.
 * CNIL 2020-092 art. 2.
 *
 * Under Trusted Types inline code needs the site to allow the policy `temoin`; else a `problem`, code `release`.
 */
export const createRelease = (page: Window, bus: Bus): (() => void) => {
  const { document } = page;
  const { trustedTypes } = page as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  const granted = new Set<string>();
  const busy = new Set<string>();
  /** What is fetched and has not run yet, by its script: what held it, and for which purpose. */
  const underWay = new Map<HTMLScriptElement, readonly [place: HTMLElement, purpose: string]>();
  let policy: Policy | undefined;
  let observer: MutationObserver | undefined;
  let refused = false;

  const copy = (held: HTMLScriptElement) => {
    // One that came by innerHTML has lost its right to run, and so have its clones: its `async` is false. Firefox says
    // true of these too, so that there a copy is tried first, until Trusted Types have refused one.
    const runs = held.async && !held.hasAttribute('async') && (refused || !('mozInnerScreenX' in page));
    if (!trustedTypes || !held.hasAttribute('src') || !runs)
      try {
        const script = document.createElement('script');
        for (const { name, value } of held.attributes) script.setAttribute(name, value);
        script.nonce = held.nonce;
        return script;
      } catch {
        // Trusted Types let a clone pass, but no address.
        refused = true;
      }
    return held.cloneNode() as HTMLScriptElement;
  };

  const run = (held: HTMLScriptElement, place: HTMLElement, purpose: string) => {
    const script = copy(held);
    if (held === place) script.removeAttribute('type');
    if (!held.hasAttribute('src')) {
      try {
        policy ??= trustedTypes?.createPolicy('temoin', { createScript: (code) => code });
      } catch {
        // Not allowed by the site: whether that matters shows when the text is set.
      }
      script.text = policy ? policy.createScript(held.text) : held.text;
    } else if (!held.noModule && RUNS.test(script.type.trim())) {
      const waits = !held.hasAttribute('async');
      if (waits) busy.add(purpose);
      underWay.set(script, [place, purpose]);
      for (const end of ['load', 'error'])
        script.addEventListener(end, () => {
          // Held again meanwhile: another is under way in its place.
          if (!underWay.delete(script) || !waits) return;
          busy.delete(purpose);
          release();
        });
    }
    place.replaceWith(script);
  };

  /** One that is taken out of the page still runs when it arrives; one that belongs to another document does not. */
  const recall = (purpose: string) => {
    busy.delete(purpose);
    for (const [script, [place, its]] of underWay) {
      // Its own code may have withdrawn.
      if (its !== purpose || script === document.currentScript) continue;
      underWay.delete(script);
      place.dataset['temoinPurpose'] = purpose;
      script.replaceWith(place);
      document.implementation.createHTMLDocument('').adoptNode(script);
    }
  };

  const open = (held: HTMLTemplateElement, purpose: string) => {
    const content = document.importNode(held.content, true);
    const scripts = content.querySelectorAll<HTMLScriptElement>('script:not([type="text/plain"])');
    if (scripts[0] && content.childNodes.length === 1) {
      run(scripts[0], held, purpose);
      return;
    }
    // Each is held again by itself, so that they too go one after the other.
    for (const script of scripts) {
      const own = document.createElement('template');
      own.dataset['temoinPurpose'] = purpose;
      script.replaceWith(own);
      own.content.append(script);
    }
    held.replaceWith(content);
  };

  const release = (): void => {
    // What the parser has not finished would be cut off.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', release);
      return;
    }
    for (const held of document.querySelectorAll<HTMLTemplateElement | HTMLScriptElement>(HELD)) {
      const purpose = held.dataset['temoinPurpose'] ?? '';
      if (!granted.has(purpose) || busy.has(purpose)) continue;
      delete held.dataset['temoinPurpose'];
      try {
        if ('content' in held) open(held, purpose);
        else run(held, held, purpose);
      } catch (error) {
        bus.emit('problem', { code: 'release', during: purpose, error });
      }
      // It may have brought others, and its code may have changed anything.
      release();
      return;
    }
  };

  const undo = (['granted', 'refused', 'withdrawn', 'expired'] as const).map((state) =>
    bus.on(`consent:${state}`, ({ purpose }) => {
      granted[state === 'granted' ? 'add' : 'delete'](purpose);
      if (state !== 'granted') recall(purpose);
      observer?.disconnect();
      if (granted.size) {
        observer ??= new MutationObserver(release);
        observer.observe(document, { childList: true, subtree: true });
      }
      release();
    }),
  );
  return () => {
    for (const stop of undo) stop();
    granted.clear();
    observer?.disconnect();
  };
};
