// What only an operator may ask of the collector. Every reading is noted there.
const MOUNT = '/temoin';

let asked;

const authorization = async () => {
  asked ??= fetch('/comptoir/jeton', { method: 'POST' }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  });
  return `Bearer ${(await asked).token}`;
};

const ask = async (path, method = 'GET') => {
  const answer = await fetch(MOUNT + path, { method, headers: { authorization: await authorization() } });
  if (answer.status === 401) asked = undefined;
  if (!answer.ok) throw Object.assign(new Error(`${answer.status}`), { status: answer.status });
  return answer;
};

export const health = async () => {
  const answer = await fetch(`${MOUNT}/health`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
};

export const recordingsFor = async (purpose) =>
  (await (await ask(`/recordings?purpose=${purpose}`)).json()).recordings;

/** The events of a recording, in the rrweb format, a line each. One in quarantine is asked for as such. */
export const eventsOf = async ({ session, purpose, quarantined }) =>
  (await ask(`/recordings/${session}?purpose=${purpose}${quarantined ? '&quarantined=yes' : ''}`)).text();

/** Ends a recording's quarantine. */
export const release = async ({ session, purpose }) => {
  await ask(`/recordings/${session}/release?purpose=${purpose}`, 'POST');
};

export const erase = async ({ session }) => {
  await ask(`/recordings/${session}`, 'DELETE');
};
