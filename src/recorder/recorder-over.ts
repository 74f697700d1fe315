import type { Recorder } from '../adapters/recorders/recorder.ts';
import type { HaltReason } from '../bus/events.ts';
import type { Undo } from '../platform/clock.ts';
import type { DifficultyKind, PurposeId } from '../purpose/purpose.ts';
import { createAllowance, HIDING } from './allowance.ts';
import { capsOf } from './caps.ts';
import { watchDifficulties } from './difficulties/index.ts';
import type { RecorderParts } from './recorder-parts.ts';
import { createRecording, type Recording } from './recording.ts';
import { createSessions } from './session.ts';
import type { Stage } from './stage.ts';
import { createStream } from './stream.ts';
import type { Upload } from './upload-token.ts';

/** The bundled recorder over any source of events. */
export const recorderOver = (parts: RecorderParts, stage: Stage): Recorder => {
  const { bus, gate, platform, settings } = parts;
  const { clock, life, transport } = platform;
  const caps = capsOf(settings.caps);
  const allowance = createAllowance(HIDING);
  const sessions = createSessions(platform, caps);
  const recordings = new Map<PurposeId, Recording>();
  const starting = new Map<PurposeId, Undo>();
  /** Agreed to, neither begun nor ended; true where the yes was a remembered one. */
  const due = new Map<PurposeId, boolean>();
  const receipts = new Map<string, Upload>();
  let undo: Undo[] = [];
  let unwatch: Undo | undefined;

  const problem = (code: string, during: string, error?: unknown) =>
    bus.emit('problem', { code, during, error });
  const each = (act: (recording: Recording) => void) => () => {
    for (const recording of [...recordings.values()]) act(recording);
  };
  const stream = createStream(parts, stage, recordings, (reason) => void halt(reason), problem);

  const strike = (kind: DifficultyKind, name?: string) => {
    if (stream.excluded()) return void halt('excluded');
    each((recording) => {
      if (recording.triggers.has(kind)) recording.difficulty(kind, name);
    })();
  };
  /** Listens for what the present recordings look for, and for nothing else. */
  const watch = () => {
    unwatch?.();
    const kinds = new Set([...recordings.values()].flatMap(({ triggers }) => [...triggers]));
    const scene = { page: stage.page, clock, mount: transport.mount, onEvent: stream.onEvent };
    unwatch = watchDifficulties(kinds, scene, strike, (error) => problem('recorder', 'difficulty', error));
  };

  const halt = (
    reason: HaltReason,
    purposes: readonly PurposeId[] = [...due.keys(), ...recordings.keys()],
  ) => {
    let events = 0;
    let bytes = 0;
    const halted: [PurposeId, string][] = [];
    for (const purpose of purposes) {
      due.delete(purpose);
      starting.get(purpose)?.();
      starting.delete(purpose);
      const recording = recordings.get(purpose);
      if (!recording) continue;
      recordings.delete(purpose);
      const discarded = recording.halt();
      events += discarded.events;
      bytes += discarded.bytes;
      halted.push([purpose, recording.session]);
    }
    if (halted.length) {
      if (recordings.size) watch();
      else rest();
    }
    // Told when all of it has ended.
    for (const [purpose, session] of halted) bus.emit('capture:halted', { purpose, session, reason });
    return { events, bytes };
  };
  /** Nothing is recorded: nothing is observed or listened to. */
  const rest = () => {
    stream.close();
    for (const end of [unwatch, ...undo]) end?.();
    unwatch = undefined;
    undo = [];
    receipts.clear();
  };

  const may = (purpose: PurposeId) => gate.passes(purpose) && !stream.excluded();
  const start = (purpose: PurposeId, restored: boolean) => {
    const asked = settings.purposes.find(({ id }) => id === purpose);
    if (!asked || recordings.has(purpose) || !may(purpose)) return;
    const recording = createRecording(asked, {
      platform,
      gate,
      sessions,
      allowance,
      caps,
      restored,
      grant: () => settings.grant(purpose),
      receipt: (id) => receipts.get(id) ?? settings.upload?.(id),
      refresh: stream.refresh,
      renewed: stream.renew,
      ended: (reason) => void halt(reason, [purpose]),
      problem: (code, error) => problem(code, purpose, error),
    });
    recordings.set(purpose, recording);
    due.delete(purpose);
    if (!undo.length)
      undo = [life.onHide(each(({ hide }) => hide())), life.onWake(each(({ retry }) => retry()))];
    watch();
    bus.emit('capture:started', { purpose, session: recording.session });
    // Whoever heard that may have ended it.
    if (recordings.has(purpose)) stream.open();
  };
  const begin = (purpose: PurposeId, restored: boolean) => {
    if (recordings.has(purpose)) return;
    due.set(purpose, restored);
    if (starting.has(purpose) || !settings.admits(purpose) || !may(purpose)) return;
    const whenReady = () => {
      starting.delete(purpose);
      if (stage.source.ready()) start(purpose, restored);
      else starting.set(purpose, clock.after(100, whenReady));
    };
    starting.set(purpose, clock.whenIdle(whenReady));
  };

  bus.on('consent:withdrawn', ({ purpose }) => void halt('withdrawn', [purpose]));
  bus.on('consent:refused', ({ purpose }) => void halt('withdrawn', [purpose]));
  bus.on('consent:expired', ({ purpose }) => void halt('expired', [purpose]));
  bus.on('proof:delivered', (delivered) => {
    for (const { id, upload } of delivered.receipts) if (upload) receipts.set(id, upload);
    each(({ retry }) => retry())();
  });
  bus.on('consent:granted', ({ purpose, restored }) => begin(purpose, restored));
  gate.onOpen((purpose) => {
    const restored = due.get(purpose);
    if (restored !== undefined) begin(purpose, restored);
  });

  return {
    halt,
    difficulty: (name) => strike('named', /^[a-z0-9-]{1,40}$/.test(name) ? name : undefined),
  };
};
