import type { Manifest, View } from '../../manifest.ts';
import type { NoticeFacts } from '../../view/facts.ts';
import type { About, Section } from '../about.ts';
import { type Html, html, raw } from '../markup.ts';
import { digest, list } from '../table.ts';
import { noticeText } from './notice-text.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** One picture with its text, inlined. The same picture is shown once. */
const view = (
  { folder, voice }: About,
  { taken, browser }: Manifest,
  seen: Set<string>,
  each: View,
): Html => {
  const { say, maybe, moment } = voice;
  const { viewport, scheme, picture, text } = each;
  const bytes = seen.has(picture) ? undefined : folder.document(picture);
  const isPicture = bytes && Buffer.from(bytes.subarray(0, 8)).equals(PNG);
  const again = seen.has(picture);
  seen.add(picture);
  const caption = say('evidence.caption', {
    ...{ viewport, browser },
    scheme: maybe(`scheme.${scheme}`) ?? scheme,
    taken: /^\d{4}-\d\d-\d\dT/.test(taken) ? moment(taken) : taken,
  });
  const [width, height] = viewport.split('x');
  const size = /^\d+x\d+$/.test(viewport) && html` width="${width}" height="${height}"`;
  const read = folder.document(text);
  return html`<figure class="view">${
    isPicture
      ? // Base64 needs no escaping, and is long.
        html`<img alt="${caption}"${size} src="data:image/png;base64,${raw(Buffer.from(bytes).toString('base64'))}">`
      : html`<p class="hint">${again ? say('evidence.again') : say('evidence.missing')}</p>`
  }
<figcaption>${caption}<br>${digest(picture)}</figcaption>
${read && html`<p class="hint">${say('evidence.text')}</p>\n<pre class="read">${Buffer.from(read).toString('utf8')}</pre>`}</figure>\n`;
};

function* evidence(about: About, notice: NoticeFacts | undefined): Iterable<Html> {
  const { say } = about.voice;
  const { manifests = [], content } = notice ?? {};
  if (!manifests.length) {
    // What a platform made of the texts that it was given is not in its notice.
    const none = content?.layer === 'host-cmp' ? say('evidence.host') : say('evidence.none');
    yield html`<p class="warn">${none}</p>\n`;
    return;
  }
  yield html`<h4 class="ours">${say('evidence')}</h4>\n`;
  const seen = new Set<string>();
  for (const manifest of manifests) {
    for (const each of manifest.views) yield view(about, manifest, seen, each);
    yield html`<p class="hint">${say('evidence.code')}</p>\n${list(
      Object.entries(manifest.code ?? {}).map(([file, sum]) => [
        html`<code>${file}</code>`,
        digest(String(sum)),
      ]),
    )}`;
  }
}

const shown = (voice: About['voice'], notice: NoticeFacts | undefined): Html => {
  if (!notice) return html`<p class="warn">${voice.say('notice.missing')}</p>\n`;
  if (notice.content) return noticeText(notice.content, voice);
  return html`<p class="warn">${voice.say('notice.unknown')}</p>\n<pre>${JSON.stringify(notice.json, null, 1)}</pre>\n`;
};

/** Each notice in full, and how it looked. GDPR art. 7(1); EDPB 05/2020 §108; CNIL 2020-092 art. 3. */
export const notices: Section = {
  id: 'notices',
  *pieces(about) {
    const { voice, facts, notices: digests } = about;
    const { say, moment } = voice;
    if (!digests.length) {
      yield html`<p>${say('notices.none')}</p>\n`;
      return;
    }
    yield html`<p>${say('notices.intro')}</p>\n`;
    for (const [place, name] of digests.entries()) {
      const notice = facts.notice(name);
      const { log = '', index = 0, entry } = facts.survey.notices.get(name) ?? {};
      const where = say('notice.log', { log, index: `${index}`, at: entry ? moment(entry.at) : '' });
      const title = say('notice.title', {
        n: `${place + 1}`,
        layer: notice?.content ? say(`layer.${notice.content.layer}`) : say('unknown'),
        language: `${entry?.language}`,
      });
      yield html`<section class="notice" id="notice-${place + 1}"><h3>${title}</h3>
<p class="hint">${digest(name)}<br>${where}</p>\n`;
      yield shown(voice, notice);
      yield* evidence(about, notice);
      yield html`</section>\n`;
    }
  },
};
