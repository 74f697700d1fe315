import type { Section } from '../about.ts';
import { html } from '../markup.ts';
import { digest } from '../table.ts';

const COMMANDS: Readonly<Record<string, string>> = {
  2: 'node verify.mjs .',
  3: 'node verify.mjs . --vkey <file>',
  4: 'node verify.mjs . --since <checkpoint>',
  5: 'sha256sum -c SHA256SUMS',
};

const SAME: Readonly<Record<string, string>> = {
  true: 'verification.same',
  false: 'verification.other',
  undefined: 'verification.absent',
};

/** What the verifier printed, word for word, and how anybody makes it print that again. */
export const verification: Section = {
  id: 'verification',
  *pieces({ voice, verdict }) {
    const { say, number } = voice;
    yield html`<p>${say('verification.intro', { file: 'verify.mjs' })}</p>
<pre class="said"><b>$ node verify.mjs .</b>
${verdict.lines.map((line) => (line.startsWith('FAIL') ? html`<mark>${line}</mark>\n` : `${line}\n`))}</pre>
${verdict.more > 0 && html`<p>${say('verification.more', { n: number(verdict.more) })}</p>\n`}
<p><b>${say(verdict.sound ? 'verification.ok' : 'verification.fail')}</b></p>
<p>${say('verification.sha')} ${digest(verdict.sha256)} ${say(SAME[String(verdict.same)] as string)}</p>
<h3>${say('repeat')}</h3>
<ol>${['1', '2', '3', '4', '5', '6'].map(
      (step) =>
        html`<li>${say(`repeat.${step}`)}${COMMANDS[step] && html`\n<pre>${COMMANDS[step]}</pre>`}</li>\n`,
    )}</ol>\n`;
  },
};
