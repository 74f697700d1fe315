import type { VNode } from 'preact';
import type { Notice } from '../notice/notice.ts';
import { Buttons } from './buttons.tsx';

interface Props {
  readonly notice: Notice;
  readonly hidden: boolean;
  readonly act: (control: string) => void;
}

/** A labelled region, not a dialog: it takes no focus and leaves the page usable. CNIL draft, first layer. */
export const FirstLayer = ({ notice: { first }, hidden, act }: Props): VNode => (
  // biome-ignore lint/a11y/noRedundantRoles: auditors look for the attribute.
  <section data-layer="1" role="region" aria-labelledby="t1" hidden={hidden}>
    <div class="page">
      <h2 id="t1">{first.title}</h2>
      <div class="body">
        <div class="list">
          <p>{first.lead}</p>
          {first.purposes.map(({ id, title, description }) => (
            <div data-purpose={id}>
              <h3>{title}</h3>
              <p>{description}</p>
            </div>
          ))}
        </div>
      </div>
      <Buttons controls={first.controls} act={act} />
      <p class="foot">
        {`${first.consequence} ${first.withdrawal} ${first.keep} ${first.controller} ${first.recipients} `}
        {/* biome-ignore lint/a11y/useValidAnchor: three buttons ask; what tells more is a link among words. */}
        <a
          href="#"
          onClick={(event) => {
            event.preventDefault();
            act('details');
          }}
        >
          {first.details}
        </a>
      </p>
    </div>
  </section>
);
