import type { VNode } from 'preact';
import type { SecondNotice } from '../notice/notice.ts';
import type { SecondProps } from './banner.ts';
import { Buttons } from './buttons.tsx';

interface Props extends SecondProps {
  readonly notice: SecondNotice;
}

/** On the site itself, whatever `<base>` the page has. */
const whole = (href: string) => (/^\/(?!\/)/.test(href) ? location.origin + href : href);

/** A modal dialog with a box a purpose; Escape and "close" choose nothing. GDPR art. 13; Planet49. */
export const SecondLayer = ({ notice: { second }, granted, unfolded, act, leave }: Props): VNode => {
  let dialog: HTMLDialogElement | null;
  return (
    <dialog
      data-layer="2"
      aria-labelledby="t2"
      onClose={leave}
      ref={(element) => {
        dialog = element;
        // Without dialogs (before 2022) it shows as a plain box.
        if (element && !element.open) element.showModal?.();
      }}
    >
      <div class="head">
        <h2 id="t2">{second.title}</h2>
        <button type="button" onClick={leave}>
          {second.close}
        </button>
      </div>
      <div class="all">
        {second.purposes.map(({ id, title, description, details }) => (
          <div data-purpose={id}>
            <h3>
              <label>
                <input type="checkbox" name={id} defaultChecked={granted.includes(id)} />
                {title}
              </label>
            </h3>
            <p>{description}</p>
            <details open={unfolded}>
              <summary>{second.details}</summary>
              <dl>{details.map(({ term, text }) => [<dt>{term}</dt>, <dd>{text}</dd>])}</dl>
            </details>
          </div>
        ))}
        <p>{second.links.map(({ label, href }) => [<a href={whole(href)}>{label}</a>, ' '])}</p>
      </div>
      <Buttons
        controls={second.controls}
        act={(control) =>
          act(
            control,
            [...(dialog?.querySelectorAll('input') ?? [])].flatMap(({ checked, name }) =>
              checked ? name : [],
            ),
          )
        }
      />
    </dialog>
  );
};
