import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatVerifierKey,
  Malformed,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKey,
} from '../../../src/log/index.ts';
import { ed25519Signer, sha256, verifyEd25519 } from './fixture.ts';

/** The example of the C2SP signed-note specification. */
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

const log = ed25519Signer('boutique.example/temoin/2026q4');
const witness = ed25519Signer('partner.example/witness');
const TEXT = 'boutique.example/temoin/2026q4\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';

describe('a signed note', () => {
  it('opens the example of its specification with the key given there', () => {
    const key = parseVerifierKey(sha256, EXAMPLE_KEY);
    expect(formatVerifierKey(key)).toBe(EXAMPLE_KEY);
    expect(openNote(EXAMPLE, [key], verifyEd25519)).toEqual({
      text: 'This is an example message.\n',
      signedBy: [key],
    });
  });

  it('opens for whoever knows one of its signers, and names only those', () => {
    const note = signNote(TEXT, log, witness);
    expect(note.startsWith(`${TEXT}\n— ${log.name} `)).toBe(true);
    expect(openNote(note, [log], verifyEd25519)).toEqual({ text: TEXT, signedBy: [log] });
    expect(openNote(note, [witness, log], verifyEd25519).signedBy).toEqual([log, witness]);
  });

  it('stays shut for a stranger, for the same name with another key, and without keys', () => {
    const note = signNote(TEXT, log);
    for (const keys of [[witness], [ed25519Signer(log.name)], []]) {
      expect(() => openNote(note, keys, verifyEd25519)).toThrow('note: signed by none of the trusted keys');
    }
  });

  it('is spoilt by one wrong signature of a known key, even beside a good one', () => {
    const bad = { ...witness, sign: log.sign };
    const note = signNote(TEXT, log, bad);
    expect(() => openNote(note, [log, witness], verifyEd25519)).toThrow(
      'note: wrong signature by partner.example/witness',
    );
    expect(openNote(note, [log], verifyEd25519).text).toBe(TEXT);
  });

  it('opens with its own text or not at all, whatever character is changed', () => {
    const note = signNote(TEXT, log);
    const replacement = fc.constantFrom('A', '0', '\n', ' ', '—', '+', '\u0000', '\ud800', '\u2028');
    fc.assert(
      fc.property(fc.nat(note.length - 1), replacement, (at, character) => {
        fc.pre(note[at] !== character);
        const altered = note.slice(0, at) + character + note.slice(at + 1);
        expect(() => openNote(altered, [log], verifyEd25519)).toThrow(Malformed);
      }),
      { numRuns: 300 },
    );
  });

  it('may hold empty lines in its text: the last empty line ends it', () => {
    const text = 'one\n\nthree\n';
    expect(openNote(signNote(text, log), [log], verifyEd25519).text).toBe(text);
  });

  it.each([
    ['text without a newline at its end', 'boutique.example'],
    ['text with a control character', 'a\tb\n'],
    ['text that UTF-8 cannot carry', 'a\ud800\n'],
  ])('does not sign %s', (_, text) => {
    expect(() => signNote(text, log)).toThrow(Malformed);
  });

  it('needs a signature to be a note', () => {
    expect(() => signNote(TEXT)).toThrow(Malformed);
  });

  it.each([
    ['nothing', ''],
    ['no signatures', 'a\n\n'],
    ['a hyphen for the dash', EXAMPLE.replace('—', '-')],
    ['no newline at its end', EXAMPLE.slice(0, -1)],
    ['two spaces', EXAMPLE.replace('foo ', 'foo  ')],
    ['a plus in the name', EXAMPLE.replace('foo', 'f+o')],
    ['a signature of the key id alone', 'a\n\n— name AAAAAA==\n'],
    ['base64 without its padding', EXAMPLE.replace('=', '')],
    ['base64 with stray bits', EXAMPLE.replace('aQM=', 'aQN=')],
    ['101 signatures', `a\n\n${'— name AAAAAAA=\n'.repeat(101)}`],
  ])('is not taken for one with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(Malformed);
  });

  it('may carry sixteen signatures and more', () => {
    expect(parseNote(`a\n\n${'— name AAAAAAA=\n'.repeat(100)}`).signatures).toHaveLength(100);
  });
});

describe('a verifier key', () => {
  it('is one line of name, id and key, and reads back', () => {
    const line = formatVerifierKey(log);
    expect(line).toMatch(/^boutique\.example\/temoin\/2026q4\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/);
    expect(parseVerifierKey(sha256, line)).toEqual({ name: log.name, id: log.id, publicKey: log.publicKey });
  });

  it.each([
    ['an id that is not its key’s', EXAMPLE_KEY.replace('530d', '530e')],
    ['another signature type', verifierKeyOfType(4)],
    ['a key cut short', `${EXAMPLE_KEY.slice(0, -4)}`],
    ['a space in the name', EXAMPLE_KEY.replace('foo', 'f o')],
    ['no name', EXAMPLE_KEY.replace('example.com/foo', '')],
    ['a newline behind', `${EXAMPLE_KEY}\n`],
    ['nothing', ''],
  ])('is refused with %s', (_, line) => {
    expect(() => parseVerifierKey(sha256, line)).toThrow(Malformed);
  });

  it('refuses a public key that is not 32 bytes', () => {
    expect(() => verifierKey(sha256, log.name, log.publicKey.subarray(1))).toThrow(Malformed);
  });

  it('refuses names that no note can carry', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u0085b', 'a\u00a0b', 'a\nb']) {
      expect(() => verifierKey(sha256, name, log.publicKey)).toThrow(Malformed);
    }
  });
});

function verifierKeyOfType(type: number): string {
  const bytes = Buffer.from(EXAMPLE_KEY.slice(EXAMPLE_KEY.lastIndexOf('+') + 1), 'base64');
  bytes[0] = type;
  return EXAMPLE_KEY.replace(/[^+]+$/, bytes.toString('base64'));
}
