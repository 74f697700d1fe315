import type { VNode } from 'preact';
import type { Control } from '../notice/notice.ts';

interface Props {
  readonly controls: readonly Control[];
  readonly act: (control: string) => void;
}

/** The same three equal buttons on both layers: one look, one size, in the notice's order. CNIL 2020-092. */
export const Buttons = ({ controls, act }: Props): VNode => (
  <div class="acts">
    {controls.map((control) => (
      <button type="button" data-act={control.act} onClick={() => act(control.act)}>
        {control.label}
      </button>
    ))}
  </div>
);
