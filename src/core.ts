import type { Host } from './adapters/cmp/host.ts';
import type { Recorder } from './adapters/recorders/recorder.ts';
import type { CreateVendor } from './adapters/recorders/vendor.ts';
import { createAdmission } from './admission/admission.ts';
import { excluded } from './admission/admit.ts';
import type { Bus } from './bus/bus.ts';
import { type Choose, createChoose } from './choosing/choose.ts';
import type { Circumstances } from './choosing/circumstances.ts';
import { createLate } from './choosing/late.ts';
import { createProve } from './choosing/prove.ts';
import { createRestore } from './choosing/restore.ts';
import { createSettle } from './choosing/settle.ts';
import { createVisit } from './choosing/visit.ts';
import type { Configuration } from './config/configuration.ts';
import { addDuration, durationMs } from './config/duration.ts';
import { readConfiguration } from './config/read.ts';
import type { Status } from './consent/choice.ts';
import { createConsent } from './consent/consent.ts';
import { createGate } from './consent/gate.ts';
import { readChoices, writeChoices } from './platform/choice-cookie.ts';
import { json } from './platform/json.ts';
import { createOutbox, type Kept } from './platform/outbox.ts';
import { createPlatform } from './platform/platform.ts';
import { privacySignal } from './platform/privacy-signal.ts';
import type { Receipt } from './proof/receipt.ts';
import type { PurposeId } from './purpose/purpose.ts';
import type { RecorderParts } from './recorder/recorder-parts.ts';
import { createRecorders } from './recorders.ts';
import { createRelease } from './release/release.ts';
import { createStop, type Stop } from './withdrawal/stop.ts';
import { createWithdraw, type Withdraw } from './withdrawal/withdraw.ts';

/** What a page hands over once there is a choice; the two bundles share no other state. */
export interface CoreParts {
  readonly page: Window;
  readonly configuration: Configuration;
  /** BCP 47 tag of the texts that were shown. */
  readonly language: string;
  /** SHA-256, hex, of the first layer's notice and of the terms. */
  readonly notice: string;
  readonly terms: string;
  readonly build: Circumstances['build'];
  readonly bus: Bus;
  /** Fetches the bundled recorder; called after a grant and never before. */
  recorder(): Promise<{ readonly createRecorder: (parts: RecorderParts) => Recorder }>;
  /** Fetches what drives the recorders of others; likewise. */
  beside?(part: 'vendors'): Promise<{ readonly createVendor: CreateVendor }>;
  /** The platform that asks beside us, if there is one. */
  readonly host?: Pick<Host, 'confirms' | 'request'> | undefined;
  /** What is held is let go once this resolves, and not at all if it does not. */
  readonly told?: Promise<unknown> | undefined;
  /** The remembered choices were read again; `heard`: what another tab may have answered is in them. */
  followed(heard: boolean): void;
}

/** All that is needed once a visitor has chosen: proofs, the gate, the recorder's way in, the withdrawal. */
export interface Core {
  status(purpose: PurposeId): Status;
  readonly choose: Choose;
  readonly withdraw: Withdraw;
  /** Reads the remembered choices; what no longer stands is stopped before it returns. Never rejects. */
  follow(heard?: boolean): Promise<void>;
  /** After the first reading: expires again what ended earlier, sends what waits, and goes on following. */
  start(): void;
  proofs(): Promise<readonly Kept[]>;
  /** Is anything captured, also into a ring that is not sent? */
  recording(): boolean;
  difficulty(name: string): void;
}

/** Half a year does not fit a timer. */
const DAY = 86_400_000;
/** Twice as long as a proof that another tab is making may take. */
const LATE = 6000;

export const createCore = async (parts: CoreParts): Promise<Core> => {
  const { page, bus, followed } = parts;
  // Here whatever was wrong and did not show on the first layer ends it: nothing is captured.
  const configuration = readConfiguration(parts.configuration);
  const platform = createPlatform(page, configuration.collector);
  const { clock, chance, digest, life, tabs } = platform;
  const { purposes, exclude, caps = {} } = configuration;
  const ids = purposes.map(({ id }) => id);
  const capturing = new Set<PurposeId>();
  bus.on('capture:started', ({ purpose }) => void capturing.add(purpose));
  bus.on('capture:halted', ({ purpose }) => void capturing.delete(purpose));
  const about: Circumstances = {
    ...configuration,
    ...{ language: parts.language, notice: parts.notice, terms: parts.terms, build: parts.build },
    configuration: await digest(json(configuration)),
    gpc: privacySignal(page),
    until: (at) => addDuration(at, configuration.choiceLifetime),
  };
  /** Upload tokens of the grants that stand, by purpose: in memory only. */
  const uploads = new Map<PurposeId, readonly [grant: string, upload: Receipt['upload']]>();
  const consent = createConsent(ids, about, clock.now);
  const visit = createVisit(
    consent,
    about,
    { read: () => readChoices(page), write: (text, until) => writeChoices(page, text, until) },
    clock.now,
    (purpose) => parts.host?.confirms(purpose) ?? true,
  );
  const gate = createGate(consent, (purpose) => {
    const stands = visit.stands(purpose);
    // Another tab, or the visitor's own hand.
    if (!stands) void follow(true);
    return stands;
  });
  const admission = createAdmission(purposes, clock, digest, caps.life ? durationMs(caps.life) : undefined);
  const outbox = createOutbox(platform, {
    delivered(rows, { receipts, erased }) {
      const given = receipts as readonly Receipt[];
      for (const { id, upload } of given) {
        const purpose = ids.find((each) => visit.grants.get(each)?.id === id);
        if (purpose && upload) uploads.set(purpose, [id, upload]);
      }
      bus.emit('proof:delivered', {
        records: rows.map(({ id }) => id),
        receipts: given,
        ...(erased !== undefined && { erased }),
      });
      void follow();
    },
    rejected(rows, problem) {
      bus.emit('proof:rejected', { records: rows.map(({ id }) => id), problem });
      // What cannot be proved is no consent.
      const lost = ids.filter((id) => rows.some((row) => row.id === visit.grants.get(id)?.id));
      if (!lost.length) return;
      visit.forget(lost);
      stop(lost, 'fault');
      tabs.tell();
      for (const purpose of lost) bus.emit('consent:expired', { purpose, choice: '' });
    },
  });
  const deliver = () => void outbox.deliver();
  const during = (what: string) => (error: unknown) =>
    bus.emit('problem', { code: 'storage', during: what, error });
  const prove = createProve(about, { ...platform, outbox, bus });
  const away = () => excluded(page.location.pathname, exclude);
  const recorders = createRecorders(
    parts,
    configuration,
    gate,
    platform,
    admission.admits,
    away,
    {
      grant: (purpose) => visit.grants.get(purpose)?.id,
      upload: (grant) => [...uploads.values()].find(([id]) => id === grant)?.[1],
    },
    (ended) => void stop(ended, 'withdrawn'),
  );
  const halt = createStop(recorders.purposes, consent, gate, platform, bus, recorders.all, outbox.interrupt);
  let renewing = false;
  /** What nothing but a new page ends goes with the page, once, as soon as what is owed for the end is kept. */
  const renew = async () => {
    const why = recorders.all().find(({ lingers }) => lingers)?.lingers;
    if (why === undefined || renewing) return;
    renewing = true;
    await late.kept();
    bus.emit('page:reloading', { why });
    page.location.reload();
  };
  const stop: Stop = (ended, reason) => {
    for (const purpose of ended) uploads.delete(purpose);
    const stopped = halt(ended, reason);
    void stopped.expiry.then(renew);
    return stopped;
  };
  const settle = createSettle(visit, gate, outbox.all, prove, stop, admission.admit, tabs.tell, deliver, bus);
  const late = createLate(ids, visit, outbox, prove, settle, stop, bus, platform);
  const end = createWithdraw(visit, stop, prove, outbox, platform, bus);
  const withdraw: Withdraw = (purposes, via, choice) =>
    late.withdrawals(purposes, via, end(purposes, via, choice));
  const chosen = createChoose(visit, chance, bus, settle, withdraw);
  /** A yes to what a platform beside us asks about is that platform's to take: it says so, and then it counts. */
  const choose: Choose = (wishes, via, at) => {
    late.replaced(ids.filter((id) => wishes[id] === true));
    const theirs = ids.filter((id) => wishes[id] === true && !visit.confirmed(id));
    if (!theirs[0]) return chosen(wishes, via, at);
    // What the platform itself has taken back since, while the core was on its way, is not asked of it again.
    const its = via.layer === 'host-cmp';
    visit.remember(theirs.filter((id) => !(its && consent.last(id))));
    if (!its) for (const purpose of theirs) parts.host?.request(purpose);
    const ours = Object.entries(wishes).filter(([purpose]) => !theirs.includes(purpose));
    return chosen(Object.fromEntries(ours), via, at);
  };
  const restore = createRestore(ids, visit, gate, stop, outbox.all, admission.admit, bus);
  const follow = (heard = false) =>
    restore()
      // Storage cannot be read: nobody has consented.
      .catch(during('restore'))
      .then(() => followed(heard));
  if (parts.told)
    // Why not was said where it failed.
    parts.told.then(
      () => createRelease(page, bus),
      () => {},
    );
  else createRelease(page, bus);

  return {
    status: consent.status,
    choose,
    withdraw,
    follow,
    start() {
      // A path's cookies are seen on their own pages only, and what resisted once may give way now.
      const ended = ids.filter((id) => /withdrawn|expired/.test(consent.status(id)));
      if (ended.length) void recorders.known(ended).then(() => stop(ended, 'withdrawn'));
      deliver();
      void outbox.prune().catch(during('prune'));
      // By then an older cookie may have come back: what this page knows to be newer is put in its place first.
      const owed = () => follow().then(() => late.all(clock.now() - LATE / 2));
      clock.after(LATE, () => void owed().then(deliver, during('late')));
      tabs.onWord(() => void follow(true));
      life.onSleep(gate.sleep);
      life.onWake(() => {
        void follow();
        deliver();
      });
      const daily = () => {
        clock.after(DAY, daily);
        void follow();
      };
      clock.after(DAY, daily);
    },
    proofs: outbox.all,
    recording: () => capturing.size > 0,
    difficulty(name) {
      for (const each of recorders.all())
        try {
          each.difficulty?.(name);
        } catch (error) {
          bus.emit('problem', { code: 'recorder', during: 'difficulty', error });
        }
    },
  };
};
