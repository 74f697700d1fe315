import { contentsquare } from './contentsquare.facts.ts';
import type { VendorDriver, VendorScene } from './vendor.ts';

/** `_uxa`: a list of commands, which the tag replaces by one of its own. */
interface Commands {
  push(command: readonly string[]): unknown;
}

const of = (page: object) => (page as { _uxa?: Commands })._uxa;
const say =
  (command: 'optin' | 'optout') =>
  (handle: Commands, { page }: VendorScene): void =>
    void (of(page) ?? handle).push([command]);

export const contentsquareDriver: VendorDriver<Commands> = {
  load({ page, settings, script }) {
    (page as { _uxa?: Commands })._uxa ??= [];
    return script(`https://t.contentsquare.net/uxa/${settings.id}.js`);
  },
  find: of,
  start: say('optin'),
  stop: say('optout'),
  again: say('optin'),
};

export { contentsquare as facts, contentsquareDriver as driver };
