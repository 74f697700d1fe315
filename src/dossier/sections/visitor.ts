import type { Notice, SecondNotice } from '../../notice/notice.ts';
import type { Facts } from '../facts.ts';
import {
  type Block,
  code,
  heading,
  list,
  type Section,
  steps,
  strong,
  table,
  terms,
  text,
} from '../model.ts';
import type { Voice } from '../voice.ts';
import { quotedTitle } from './naming.ts';

/** A notice in the dossier's language, or else the first one of that layer. */
const noticeIn = <Layer extends 1 | 2>(
  facts: Facts,
  layer: Layer,
  language: string,
): (Layer extends 1 ? Notice : SecondNotice) | undefined => {
  const ofLayer = facts.notices.filter((notice) => notice.layer === layer);
  const found = ofLayer.find((notice) => notice.language.split('-')[0] === language) ?? ofLayer[0];
  return found?.content as (Layer extends 1 ? Notice : SecondNotice) | undefined;
};

const firstLayer = ({ first }: Notice): readonly Block[] => [
  heading(first.title),
  text(first.lead),
  list(first.purposes.map(({ title, description }) => [strong(title), ' – ', description])),
  text(first.controls.map(({ label }) => `[ ${label} ]`).join(' ')),
  text(`${first.consequence} ${first.withdrawal} ${first.keep}`),
  text(`${first.controller} ${first.recipients} [${first.details}]`),
];

const secondLayer = ({ second }: SecondNotice): readonly Block[] =>
  second.purposes.flatMap(({ title, details }) => [
    heading(title),
    terms(details.map(({ term, text: said }) => [term, said])),
  ]);

/** What is shown, word for word, and the three acts: agreeing, refusing, withdrawing. */
export const visitor = (facts: Facts, voice: Voice): Section => {
  const { say, language } = voice;
  const { lifetime, why, gpc, tcf } = facts.choice;
  const first = noticeIn(facts, 1, language);
  const second = noticeIn(facts, 2, language);
  const signalled = facts.notices.flatMap(({ content }) =>
    content.layer === 1 && content.signal && content.language === first?.language ? content : [],
  )[0];
  const tongues = [...new Set(facts.notices.map((notice) => notice.language))].map(voice.tongue);
  const label = (act: string) => first?.first.controls.find((control) => control.act === act)?.label ?? '';
  const foreign = first && first.language.split('-')[0] !== language;
  return {
    id: 'visitor',
    title: say('visitor'),
    blocks: [
      heading(say('visitor.first')),
      text(say('visitor.lead', { languages: voice.list(tongues) })),
      ...(foreign ? [text(say('visitor.foreign', { language: voice.tongue(first.language) }))] : []),
      ...(first ? [{ kind: 'shown', language: first.language, blocks: firstLayer(first) } as const] : []),
      text(
        say('visitor.controls', {
          controls: voice.list(
            first?.first.controls.map((control) => say('quoted', { text: control.label })) ?? [],
          ),
        }),
      ),
      heading(say('visitor.refuse')),
      text(say('visitor.refuse.how', { refuse: label('refuse-all'), accept: label('accept-all') })),
      text(say('visitor.life', { duration: voice.duration(lifetime) })),
      ...(why ? [text(say('visitor.life.why', { why }))] : []),
      text(say(`visitor.gpc.${gpc}`)),
      ...(signalled ? [text(say('visitor.gpc.lead')), text(signalled.first.lead)] : []),
      ...(tcf
        ? [
            text(
              say('visitor.tcf', {
                id: `${tcf}`,
                numbers: voice.list(
                  facts.purposes.map((purpose, index) => `${index + 1} ${quotedTitle(purpose, voice)}`),
                ),
              }),
            ),
          ]
        : []),
      heading(say('visitor.withdraw')),
      text(
        say('visitor.withdraw.how', {
          withdraw: first?.control.withdraw ?? '',
          open: first?.control.open ?? '',
        }),
      ),
      text(say('visitor.withdraw.then')),
      steps([1, 2, 3, 4].map((step) => say(`visitor.withdraw.${step}`))),
      heading(say('visitor.second')),
      text(say('visitor.second.lead')),
      ...(second ? [{ kind: 'shown', language: second.language, blocks: secondLayer(second) } as const] : []),
      heading(say('visitor.digests')),
      table(
        say('visitor.digests.caption'),
        [
          [say('col.language'), 18],
          [say('col.layer'), 12],
          [say('col.sha256'), 70],
        ],
        facts.notices.map((notice) => [
          voice.tongue(notice.language),
          notice.content.layer === 1 && notice.content.signal ? '1 (GPC)' : `${notice.layer}`,
          code(notice.sha256),
        ]),
        true,
      ),
    ],
  };
};
