import fr from '../../locales/fr.json' with { type: 'json' };
import { createNotice } from '../../src/notice/create-notice.ts';
import { configurationFor } from './configuration.ts';
import type { Contestant, Words } from './contestant.ts';
import { c15t } from './peers/c15t.ts';
import { klaro } from './peers/klaro.ts';
import { orejime } from './peers/orejime.ts';
import { tarteaucitron } from './peers/tarteaucitron.ts';
import { vanilla } from './peers/vanilla-cookieconsent.ts';
import { temoin } from './temoin.ts';

/** Témoin and its peers, which ask for the same purposes in the same words. */
export const contestantsFor = async (origin: string): Promise<readonly Contestant[]> => {
  const configuration = configurationFor(origin);
  const { title, lead, purposes, controls } = createNotice(configuration, fr, 'fr').first;
  const labelOf = (wanted: string) => controls.find(({ act }) => act === wanted)?.label ?? '';
  const words: Words = {
    title,
    lead,
    purposes,
    refuse: labelOf('refuse-all'),
    accept: labelOf('accept-all'),
    choose: labelOf('choose'),
    save: fr['2.save'],
    close: fr['2.close'],
    second: fr['2.second'],
  };
  return [
    await temoin(configuration),
    vanilla(words),
    orejime(words),
    klaro(words),
    tarteaucitron(words),
    await c15t(words),
  ];
};
