/** Times, sizes and numbers as they are said in one language. */
export interface Speech {
  say(text: string, values: Readonly<Record<string, string>>): string;
  /** A sentence of so many: one form before the `|`, the other behind it. */
  count(text: string, n: number): string;
  /** Milliseconds in words: “1 minute, 5 seconds”. */
  spoken(ms: number): string;
  /** Milliseconds since the epoch: a date and a time. */
  moment(at: number): string;
  /** “in 30 days”. */
  until(at: number, now: number): string;
  size(bytes: number): string;
  number(n: number): string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const createSpeech = (language: string): Speech => {
  const unit = (name: string, unitDisplay: 'long' | 'short' = 'long') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: 1 });
  const units = (['day', 'hour', 'minute', 'second'] as const).map(
    (name, index) => [unit(name), [DAY, HOUR, 60_000, 1000][index] as number] as const,
  );
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'long' });
  const ahead = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const say: Speech['say'] = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  return {
    say,
    number: (n) => numbers.format(n),
    count(text, n) {
      const [one = '', other = one] = text.split('|');
      return say(plural.select(n) === 'one' ? one : other, { n: numbers.format(n) });
    },
    spoken(ms) {
      let rest = Math.max(0, Math.floor(ms / 1000) * 1000);
      const said = units.flatMap(([format, length]) => {
        const whole = Math.floor(rest / length);
        rest -= whole * length;
        return whole ? format.format(whole) : [];
      });
      return said.length ? list.format(said) : unit('second').format(0);
    },
    moment: (at) => date.format(at),
    until(at, now) {
      const away = at - now;
      if (away < 2 * HOUR) return ahead.format(Math.max(1, Math.round(away / 60_000)), 'minute');
      return away < 2 * DAY
        ? ahead.format(Math.round(away / HOUR), 'hour')
        : ahead.format(Math.round(away / DAY), 'day');
    },
    size: (bytes) =>
      bytes < 1e6
        ? unit('kilobyte', 'short').format(bytes / 1000)
        : unit('megabyte', 'short').format(bytes / 1e6),
  };
};
