/** How to check a log's folder by hand. Says nothing that differs between two exports of the same log. */
export const readmeText = (origin: string): string => `Proofs of consent: ${origin}
${'='.repeat(19 + origin.length)}

This folder is evidence. Everything in it can be checked without the product that wrote it, off line.

1. With Node 20 or newer, nothing installed:

     node verify.mjs .

   Exit code 0: sound. 1: a finding, which is named. The key that it trusts is in keys/vkey: compare it with one
   that reached you by another way, or give that one: node verify.mjs . --vkey <file>
   If you kept an older checkpoint of this log: node verify.mjs . --since <that file>

2. That nothing here was damaged since:

     sha256sum -c SHA256SUMS

3. The signature under the checkpoint (Ed25519), with openssl. The signed text is what stands before the empty line,
   with its newline. The signature is the last 64 bytes of the base64 in the line that begins with an em dash; the key
   is the last 32 bytes of the base64 in keys/vkey, behind the DER prefix 302a300506032b6570032100:

     openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in text -sigfile signature

4. Timestamps, where there are any (RFC 3161), with the certificates of the authority that made them:

     openssl ts -verify -data timestamps/<size>.checkpoint -in timestamps/<size>.tsr -CAfile <authority>.pem

5. The whole log, with Go (golang.org/x/mod/sumdb): note.Open for checkpoint, tlog.TreeHash over the lines of
   entries.jsonl, tlog.CheckRecord and tlog.CheckTree over tile/. The formats are those of RFC 6962 and of c2sp.org:
   signed-note, tlog-checkpoint, tlog-tiles, tlog-proof, tlog-cosignature.

What is in here
---------------
checkpoint        how many entries there are and their root, signed
entries.jsonl     one entry a line: permanent, names nobody; "c" commits to a body
bodies.jsonl      the bodies: what was asked, shown and chosen, with the browser's signature
notices/          each text that was shown, by its SHA-256
documents/        configurations, pictures and texts of how it looked, imported files, by their SHA-256
tile/             the tree's hashes
timestamps/       since when the log existed in this form, by somebody else's clock
scope.json        where present: which bodies this export was to hold

A body that is missing was erased if a later entry says so (kind "erasure", with its reason). A body that is missing
without that, or without a scope.json that leaves it out, was taken away silently.

What this cannot show: that a record was true when it was logged. The page that asked belongs to the site. The
browser's signature shows that a withdrawal came from the browser that had agreed; timestamps and witnesses show
since when the log cannot have been rewritten.
`;

/** For the folder above several logs. */
export const folderReadmeText = (epochs: readonly string[]): string => `Proofs of consent
=================

One folder a quarter, each with its own README.txt: ${epochs.join(', ')}.

  node verify.mjs .          checks all of them
  sha256sum -c SHA256SUMS    that nothing here was damaged since
`;
