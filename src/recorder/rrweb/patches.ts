/** One property that rrweb overwrites. */
interface Slot {
  readonly document: Document;
  readonly target: object;
  readonly key: string;
  readonly before: PropertyDescriptor;
  ours?: PropertyDescriptor;
}

export interface Patches {
  /** To be called before rrweb touches this window. */
  watch(page: Window & typeof globalThis): void;
  /** Runs a part of rrweb that patches or unpatches; what other libraries put on top meanwhile stays. */
  around(run: () => void): void;
  /** Runs rrweb's own undoing, then undoes what it leaves behind. */
  undo(run: () => void): void;
}

const ABSENT: PropertyDescriptor = {};
const own = ({ target, key }: Pick<Slot, 'target' | 'key'>) =>
  Object.getOwnPropertyDescriptor(target, key) ?? ABSENT;
const same = (one: PropertyDescriptor, other: PropertyDescriptor) =>
  one.value === other.value && one.get === other.get && one.set === other.set;

/** rrweb patches a frame's `attachShadow` when nobody looks; it marks what it made. */
const isRrwebs = ({ value }: PropertyDescriptor): boolean =>
  typeof value === 'function' && Object.hasOwn(value, '__rrweb_original__');

const put = (slot: Slot, descriptor: PropertyDescriptor) => {
  if (same(own(slot), descriptor)) return;
  if (descriptor === ABSENT) Reflect.deleteProperty(slot.target, slot.key);
  else Reflect.defineProperty(slot.target, slot.key, descriptor);
};

const RULES = ['insertRule', 'deleteRule'];
const PATCHED: readonly (readonly [owner: string, keys: readonly string[]])[] = [
  ['HTMLInputElement', ['value', 'checked']],
  ['HTMLSelectElement', ['value', 'selectedIndex']],
  ['HTMLTextAreaElement', ['value']],
  ['HTMLOptionElement', ['selected']],
  ['CSSStyleSheet', [...RULES, 'addRule', 'removeRule', 'replace', 'replaceSync']],
  ['CSSGroupingRule', RULES],
  ['CSSMediaRule', RULES],
  ['CSSConditionRule', RULES],
  ['CSSSupportsRule', RULES],
  ['CSSStyleDeclaration', ['setProperty', 'removeProperty']],
  ['Element', ['attachShadow']],
];

const slotsOf = (page: Window & typeof globalThis): Slot[] => {
  const owners: [object | undefined, readonly string[]][] = PATCHED.map(([owner, keys]) => [
    (page as unknown as Record<string, { prototype: object } | undefined>)[owner]?.prototype,
    keys,
  ]);
  owners.push([page.document, ['adoptedStyleSheets']], [page.customElements, ['define']]);
  return owners.flatMap(([target, keys]) =>
    target ? keys.map((key) => ({ document: page.document, target, key, before: own({ target, key }) })) : [],
  );
};

/**
 * rrweb restores what it found, over whatever another library has put there since, and forgets four of its
 * patches: each property is brought back only while its value is still rrweb's own.
 */
export const createPatches = (): Patches => {
  let slots: Slot[] = [];
  /** Returns the slots that are rrweb's (again). */
  const around = (run: () => void): Slot[] => {
    // A frame's document that is gone takes its patches along.
    slots = slots.filter(({ document }) => document.defaultView);
    const foreign = slots.filter((slot) => slot.ours && !same(own(slot), slot.ours) && !isRrwebs(own(slot)));
    const theirs = foreign.map(own);
    try {
      run();
    } finally {
      foreign.forEach((slot, index) => void put(slot, theirs[index] as PropertyDescriptor));
    }
    const mine = slots.filter((slot) => !foreign.includes(slot));
    for (const slot of mine) slot.ours = own(slot);
    return mine;
  };
  return {
    around: (run) => void around(run),
    watch(page) {
      if (!slots.some(({ document }) => document === page.document)) slots.push(...slotsOf(page));
    },
    undo(run) {
      for (const slot of around(run)) put(slot, slot.before);
      slots = [];
    },
  };
};
