import type { FormatOptions } from '../formats/format.ts';
import type { ExportFolder } from '../read-folder.ts';
import { openFacts } from '../view/facts.ts';
import type { About } from './about.ts';
import { cover } from './cover.ts';
import { html } from './markup.ts';
import { SECTIONS } from './sections/index.ts';
import { style } from './style.ts';
import { tallyOf } from './tally.ts';
import { verdictOf } from './verdict.ts';
import { voiceOf } from './voice.ts';

/** Origin of the pages that the logs are about. */
const siteOf = ({ logs }: ExportFolder, configured: string | undefined): string =>
  configured ?? (logs.at(-1)?.origin.split('/')[0] as string);

/**
 * The report, piece by piece: one page of HTML without script or anything from elsewhere, for screen and paper. Says
 * what the verifier said of the folder, word for word. Throws where the folder cannot be read.
 */
export async function* report(
  folder: ExportFolder,
  { language, now }: FormatOptions,
): AsyncGenerator<string, void, undefined> {
  const voice = voiceOf(language);
  const facts = await openFacts(folder);
  const verdict = await verdictOf(folder.path);
  const tally = await tallyOf(folder, facts.survey);
  const last = facts.survey.configurations.at(-1);
  const configuration = last && folder.configuration(last.entry.digest);
  const site = siteOf(folder, configuration?.site);
  const about: About = {
    ...{ voice, folder, facts, tally, verdict, configuration, site },
    notices: [...facts.survey.notices.keys()],
    numberOf: (section) => SECTIONS.findIndex(({ id }) => id === section) + 1,
  };
  const title = `${voice.say('title')} – ${site}`;
  yield html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style(title)}</style>
</head>
<body>
<main>
${cover(about, now)}`.html;
  for (const [place, { id, pieces }] of SECTIONS.entries()) {
    yield html`<section id="${id}"><h2><span class="nth">${place + 1}</span> ${voice.say(id)}</h2>\n`.html;
    for (const piece of pieces(about)) yield piece.html;
    yield '</section>\n';
  }
  yield '</main>\n</body>\n</html>\n';
}
