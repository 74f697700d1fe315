import type { Configuration } from '../config/configuration.ts';
import type { UploadTokens } from './access/upload-tokens.ts';
import type { DropIn } from './drop-in.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { Group } from './ledger/group.ts';
import type { LogKey } from './ledger/log-key.ts';
import type { Shelves } from './recordings/erase.ts';
import type { RecordRules } from './records/rules.ts';

/** What every route finds at hand. */
export interface Desk extends Shelves {
  readonly configuration: Configuration;
  /** `/temoin` */
  readonly mount: string;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly group: Group;
  readonly uploads: UploadTokens;
  readonly rules: RecordRules;
  readonly logKey: Pick<LogKey, 'publicKey'>;
  readonly privateLog: boolean;
  readonly trustProxy: boolean;
  readonly limits: Limits;
  readonly dropIn: DropIn | undefined;
}

export interface Limits {
  /** Requests that change something, by network. */
  readonly network: RateLimit;
  /** Segments, by upload token. */
  readonly segments: RateLimit;
  /** Signed requests, by proof. */
  readonly visitor: RateLimit;
}
