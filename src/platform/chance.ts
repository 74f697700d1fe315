/** Cryptographic randomness, and nothing else. */
export interface Chance {
  bytes(length: number): Uint8Array<ArrayBuffer>;
  uuid(): string;
}

export const chance: Chance = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  uuid: () => crypto.randomUUID(),
};
