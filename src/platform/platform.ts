import { type Chance, chance } from './chance.ts';
import { type Clock, clock } from './clock.ts';
import { digest } from './digest.ts';
import { type Life, life } from './life.ts';
import { type Signer, signer } from './signer.ts';
import { type Tabs, tabs } from './tabs.ts';
import { type Terminal, terminal } from './terminal.ts';
import { type Transport, transport } from './transport.ts';
import { type Vault, vault } from './vault.ts';

/** The only door to the browser. Everything that measures time, draws, stores or sends goes through it. */
export interface Platform {
  readonly clock: Clock;
  readonly chance: Chance;
  /** SHA-256 of UTF-8 text or bytes, in lower-case hex. */
  readonly digest: (data: string | Uint8Array<ArrayBuffer>) => Promise<string>;
  readonly terminal: Terminal;
  readonly vault: Vault;
  readonly signer: Signer;
  readonly transport: Transport;
  readonly tabs: Tabs;
  readonly life: Life;
}

export const createPlatform = (page: Window, collector: string): Platform => {
  const device = terminal(page);
  const store = vault(device.databases);
  return {
    clock,
    chance,
    digest,
    terminal: device,
    vault: store,
    signer: signer(store),
    transport: transport(collector, page),
    tabs: tabs(page),
    life: life(page),
  };
};
