import type { Act } from '../seen-layer.ts';
import { actOf, type Words } from '../words.ts';
import { line } from './flat.ts';

type Ordered = readonly (readonly [string, Words])[];

const INTERACTIVE = 'button, a, input[type=button], input[type=submit], summary, [role=button], [role=link]';
/** Longer than this, nobody calls it a control. */
const LONGEST = 80;

/** What listens to presses by itself; a framework that listens for the whole page shows it by the pointer only. */
const listening = new WeakSet<EventTarget>();
/** Text or boxes that do what a button does, and say what one on a banner says. */
const pressable = new WeakSet<Element>();

/** Notes what listens to presses from now on. Put in before the page's own code. */
export const hearPresses = (): void => {
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^(click|pointerdown|mousedown|pointerup|mouseup)$/.test(type) && this instanceof Element)
      listening.add(this);
    return addEventListener.call(this, type, ...rest);
  };
};

export const isInteractive = (node: Node): node is Element =>
  node instanceof Element && (node.matches(INTERACTIVE) || pressable.has(node));

/** Does something when it is pressed, as far as can be told from outside. */
export const reacts = (element: Element): boolean => {
  if (listening.has(element) || element.hasAttribute('onclick') || (element as HTMLElement).onclick)
    return true;
  const parent = element.parentElement;
  return (
    getComputedStyle(element).cursor === 'pointer' &&
    (!parent || getComputedStyle(parent).cursor !== 'pointer')
  );
};

const meant = new WeakMap<Ordered, Map<string, Act | null>>();
const meaning = (text: string, words: Ordered): Act | null => {
  const known = meant.get(words) ?? new Map<string, Act | null>();
  meant.set(words, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const act = actOf(text, words, false)?.act ?? null;
  known.set(text, act);
  return act;
};

/** A control by what it does and says, though no element or role says so: a refusal that is a mere text, say. */
export const isPressable = (node: Node, words: Ordered): node is Element =>
  isInteractive(node) || (node instanceof Element && becomesOne(node, words));

const becomesOne = (node: Element, words: Ordered): boolean => {
  if (node.childElementCount > 4 || /^(body|main|label|input|select|textarea|option)$/.test(node.localName))
    return false;
  const text = node.textContent ?? '';
  if (!text || text.length > LONGEST || !meaning(line(text), words)) return false;
  if (node.closest(INTERACTIVE) || node.querySelector(`${INTERACTIVE}, input, label`) || !reacts(node))
    return false;
  pressable.add(node);
  return true;
};
