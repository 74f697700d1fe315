import type { Outcome } from '../../audit/check.ts';
import type { Finding } from '../../audit/judge.ts';
import type { Step } from '../../audit/seen.ts';
import { escaped } from '../../dossier/html.ts';
import type { Picture } from '../browser/audit/pictures.ts';
import { style } from './html-style.ts';
import type { Report } from './report.ts';

const NAMES: Readonly<Record<Outcome, string>> = {
  broken: 'Broken',
  unjudged: 'Not judged',
  held: 'Held',
};

const listed = (lines: readonly string[]): string =>
  lines.length ? `<ul>${lines.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>` : '';

const finding = ({ id, title, why, evidence, rule, source, outcome }: Finding): string =>
  `<article class="${outcome}"><h3><span class="id">${id}</span> ${escaped(title)}</h3><p>${escaped(why)}</p>${
    outcome === 'unjudged' ? '' : listed(evidence)
  }<p class="rule">${escaped(rule)} <span>${escaped(source)}</span></p></article>`;

const section = (outcome: Outcome, findings: readonly Finding[]): string => {
  const these = findings.filter((each) => each.outcome === outcome);
  return these.length
    ? `<section><h2 id="${outcome}">${NAMES[outcome]} (${these.length})</h2>${these.map(finding).join('')}</section>`
    : '';
};

const row = (name: string, step: Step | undefined): string => {
  if (!step) return '';
  const stored = step.stored.map(({ store, name: key, place }) => `${store} ${key} (${place})`);
  const hosts = [...new Set(step.requests.map(({ host }) => host))];
  return `<tr><th scope="row">${name}</th><td>${step.requests.length}${listed(hosts)}</td><td>${stored.length}${listed(stored)}</td><td>${step.watchers || 'none'}</td></tr>`;
};

const steps = ({ seen: { first, refused, accepted, withdrawn } }: Report): string =>
  `<section><h2>What went out, and what lay on the terminal</h2><table><thead><tr><th scope="col">Step</th><th scope="col">Requests</th><th scope="col">Stored</th><th scope="col">Observers of all changes</th></tr></thead><tbody>${[
    row('First visit, nothing chosen', first?.step),
    row('After refusing', refused?.step),
    row('After accepting', accepted?.step),
    row('After withdrawing', withdrawn?.step),
  ].join('')}</tbody></table></section>`;

const figure = ({ name, jpeg }: Picture): string =>
  `<figure><img src="data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}" alt="${escaped(name)}"><figcaption>${escaped(name)}</figcaption></figure>`;

/** One page that needs nothing else: verdicts, steps, pictures. Nothing is loaded, nothing runs, every value is escaped. */
export const htmlOf = (report: Report, pictures: readonly Picture[]): string => {
  const { url, taken, version, browser, counts, findings } = report;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>Consent audit of ${escaped(url)}, ${taken.slice(0, 10)}</title><style>${style}</style></head><body>
<header><h1>Consent audit</h1><p class="url">${escaped(url)}</p>
<p class="muted">Taken on ${escaped(taken)} with ${escaped(browser)} by temoin ${escaped(version)}.</p>
<dl>${(['broken', 'held', 'unjudged'] as const).map((outcome) => `<div class="${outcome}"><dt>${NAMES[outcome]}</dt><dd>${counts[outcome]}</dd></div>`).join('')}</dl></header>
<main>
${section('broken', findings)}
${section('unjudged', findings)}
${section('held', findings)}
${steps(report)}
${pictures.length ? `<section><h2>Pictures</h2><div class="pictures">${pictures.map(figure).join('')}</div></section>` : ''}
</main>
<footer><p>Thresholds are those of docs/audit.md. A check that is not judged is neither held nor broken. This page is no certificate.</p></footer>
</body></html>
`;
};
