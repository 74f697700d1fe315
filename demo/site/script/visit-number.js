// Asks the shop's server for a number that joins a fault to its journal. Held until its purpose is granted.
fetch('/ping', { method: 'POST' }).catch(() => {
  // Off line: there is no journal to join either.
});
