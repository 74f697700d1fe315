import type { HaltReason } from '../bus/events.ts';
import type { Gate } from '../consent/gate.ts';
import type { Platform } from '../platform/platform.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Allowance } from './allowance.ts';
import type { Session } from './session.ts';
import type { UploadToken } from './upload-token.ts';

/** What an outflow is given, and whom it tells. */
export interface OutflowParts {
  readonly platform: Pick<Platform, 'clock' | 'chance' | 'transport'>;
  readonly gate: Gate;
  readonly purpose: PurposeId;
  readonly token: UploadToken;
  readonly allowance: Allowance;
  /** Bytes that may be sent in one session. */
  readonly bytes: number;
  /** The session has a new number or has sent more. */
  counted(session: Session): void;
  /** Another page records under that name: the new session. */
  renamed(): Session;
  /** Something was dropped: what follows means nothing before the next full snapshot. */
  gap(): void;
  ended(reason: HaltReason): void;
  /** Told once a code. */
  problem(code: string, error?: unknown): void;
}
