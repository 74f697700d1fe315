/** The page's words, and numbers and times in the reader's language. */
export const words = JSON.parse(document.getElementById('words').textContent);

const { locale, purposes } = words;
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const ahead = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
const unit = (name) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
const bytes = unit('byte');
const kilobytes = unit('kilobyte');
const minutes = unit('minute');
const seconds = unit('second');

export const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const purposeOf = (id) => purposes[id] ?? id;

/** Times in milliseconds. Of another day than today, with the day. */
export const timeOf = (at) =>
  (new Date(at).toDateString() === new Date().toDateString() ? clock : day).format(at);
export const momentOf = (at) => full.format(at);
export const sizeOf = (count) => (count < 1000 ? bytes.format(count) : kilobytes.format(count / 1000));

export const lengthOf = (ms) => {
  const all = Math.max(0, Math.round(ms / 1000));
  const rest = seconds.format(all % 60);
  return all < 60 ? rest : `${minutes.format(Math.floor(all / 60))} ${rest}`;
};

/** “in 30 days”. */
export const untilOf = (at) => {
  const hours = (at - Date.now()) / 3_600_000;
  return hours < 48
    ? ahead.format(Math.max(0, Math.round(hours)), 'hour')
    : ahead.format(Math.round(hours / 24), 'day');
};
