import type { Notice } from '../../src/notice/notice.ts';

/** What the counter says again of the banner, in the banner's own words. */
export interface Buttons {
  readonly accept: string;
  readonly withdraw: string;
  /** Of each purpose. */
  readonly titles: Readonly<Record<string, string>>;
}

export const buttonsOf = ({ first, control }: Notice): Buttons => ({
  accept: first.controls.find(({ act }) => act === 'accept-all')?.label ?? '',
  withdraw: control.withdraw,
  titles: Object.fromEntries(first.purposes.map(({ id, title }) => [id, title])),
});
