// Two memories side by side: what the platform has kept, and what Témoin makes of it.
const words = JSON.parse(document.getElementById('beside').textContent);

const write = (place, text) => {
  // Written again, the same words would be recorded again.
  if (place.textContent !== text) place.textContent = text;
};

const show = () => {
  const said = window.platformSays?.() ?? {};
  for (const row of document.querySelectorAll('[data-key]')) {
    const { key, purpose } = row.dataset;
    const [theirs, ours] = row.querySelectorAll('output');
    const answer = typeof said[key] === 'boolean' ? String(said[key]) : 'undecided';
    theirs.dataset.is = answer;
    write(theirs, words.answers[answer]);
    const status = window.temoin?.status?.(purpose) ?? 'unasked';
    ours.dataset.is = status;
    write(ours, words.statuses[status]);
  }
  const recording = window.temoin?.recording === true;
  write(document.querySelector('[data-recording]'), recording ? words.recording : words.still);
};

show();
// No event is common to all platforms.
setInterval(show, 250);
