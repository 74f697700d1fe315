import type { VNode } from 'preact';
import type { Notice } from '../notice/notice.ts';

interface Props {
  readonly notice: Notice;
  readonly recording: boolean;
  readonly granted: boolean;
  /** What the last withdrawal did, or nothing. */
  readonly message: string;
  readonly open: () => void;
  readonly withdraw: () => void;
}

/** On every page, in one place: as easy to withdraw as it was to agree. GDPR art. 7(3); CNIL draft §34. */
export const PersistentControl = (props: Props): VNode => {
  const { control } = props.notice;
  return (
    <aside aria-label={control.open}>
      <p role="status" class={props.message && 'said'}>
        {props.message}
      </p>
      <div class="pill">
        <button type="button" data-act="open" onClick={props.open}>
          {props.recording ? `● ${control.recording}` : control.open}
        </button>
        {props.granted && [
          <span aria-hidden="true">·</span>,
          <button type="button" data-act="withdraw" onClick={props.withdraw}>
            {control.withdraw}
          </button>,
        ]}
      </div>
    </aside>
  );
};
