/** Style without anything that asks for something: no `url()` but fragments and raster data, no import, no font. */
export interface CleanCss {
  /** A style sheet or one rule. Rules keep their places: a dropped one leaves an empty one behind. */
  sheet(text: string): string;
  /** The text of a style attribute. */
  inline(text: string): string;
  /** One value; undefined where it asks for something. */
  value(text: string): string | undefined;
}

const RASTER = 'data:image/(?:png|gif|jpe?g|webp|avif);base64,[a-z0-9+/=]*';
const HARMLESS = new RegExp(`url\\(["']?(?:#[\\w-]*|${RASTER})["']?\\)`, 'gi');
const ASKS = /url\(|src\(|image\(|image-set\(|cross-fade\(|\\/i;
/** A text without any of these cannot ask for anything: it need not be parsed. */
const SUSPECT = /\\|url|src|image|cross-fade|@(?:import|font|namespace|property|counter|document)/i;
const RULES =
  /^CSS(Style|Media|Supports|Keyframes?|LayerBlock|LayerStatement|Container|Scope|StartingStyle)Rule$|^CSSNestedDeclarations$/;
const NOTHING = 'rr-nothing{}';

export const isRaster = (address: string): boolean => new RegExp(`^${RASTER}$`, 'i').test(address);

const asks = (text: string): boolean => ASKS.test(text.replace(HARMLESS, ''));

const cleanDeclarations = (style: CSSStyleDeclaration): void => {
  for (const name of Array.from(style)) if (asks(style.getPropertyValue(name))) style.removeProperty(name);
  // A shorthand that waits for a variable shows in no single property.
  if (asks(style.cssText)) style.cssText = '';
};

interface Grouping {
  readonly cssRules: CSSRuleList;
  deleteRule(index: number): void;
  insertRule(rule: string, index: number): number;
}

const cleanRules = (group: Grouping): void => {
  for (const [index, rule] of Array.from(group.cssRules).entries()) {
    const { style, cssRules } = rule as CSSStyleRule;
    if (!RULES.test(rule.constructor.name)) {
      group.deleteRule(index);
      group.insertRule(NOTHING, index);
      continue;
    }
    if (style) cleanDeclarations(style);
    if (cssRules) cleanRules(rule as unknown as Grouping);
  }
};

/** The browser parses, in a sheet and a document that nothing shows: what it serialises has no escapes left. */
export const cleanCss: CleanCss = {
  sheet(text) {
    if (!SUSPECT.test(text)) return text;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    cleanRules(sheet);
    return Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n') || NOTHING;
  },
  inline(text) {
    if (!SUSPECT.test(text)) return text;
    const { style } = document.implementation.createHTMLDocument('').body;
    style.cssText = text;
    cleanDeclarations(style);
    return style.cssText;
  },
  value: (text) => (asks(text) ? undefined : text),
};
