import { asksInWords } from '../config/asks-in-words.ts';
import { firstLayer } from '../profiles/index.ts';
import { isReplay } from '../purpose/is-replay.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { readConfigurationFile } from './configuration-file.ts';

/** Explains everything that is wrong with a configuration. */
export const check: Command = {
  name: 'check',
  summary: 'explains everything that is wrong with a configuration',
  usage: 'temoin check <temoin.json>',
  async run(args, io) {
    const [file = ''] = readArguments(args, { names: 1 }).names;
    const sound = readConfigurationFile(file, io.out);
    if (!sound) return 1;
    const { configuration, notices } = sound;
    const asked = configuration.purposes.map(({ id }) => id).join(', ');
    io.out(
      `${file} is sound: asks for ${asked} in ${[...new Set(notices.map(({ language }) => language))].join(', ')}`,
    );
    const others = asksInWords(configuration);
    if (others) io.out(others);
    const extent = { everyPage: !configuration.exclude?.length, unmasked: !!configuration.unmask?.length };
    for (const purpose of configuration.purposes.filter(isReplay)) {
      const { expected, reasons } = firstLayer(purpose, extent);
      const why = reasons.length ? ` (${reasons.join(', ')})` : '';
      io.out(
        `${purpose.id}: asked on the first layer, ${expected ? 'as the CNIL’s draft expects here' : 'though the CNIL’s draft does not expect it here'}${why}`,
      );
    }
    return 0;
  },
};
