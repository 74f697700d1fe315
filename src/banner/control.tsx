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
  readonly dismiss: () => void;
}

/** On every page, in one place: as easy to withdraw as it was to agree. GDPR art. 7(3); CNIL draft §34. */
export const PersistentControl = (props: Props): VNode => {
  const { control, second } = props.notice;
  return (
    <aside aria-label={control.open}>
      <div class={props.message && 'said'}>
        <span role="status">{props.message}</span>
        {props.message && <button onClick={props.dismiss}>{second.close}</button>}
      </div>
      <div class="pill">
        <button data-act="open" onClick={props.open}>
          {props.recording ? `● ${control.recording}` : control.open}
        </button>
        {props.granted && (
          <button data-act="withdraw" onClick={props.withdraw}>
            {control.withdraw}
          </button>
        )}
      </div>
    </aside>
  );
};
