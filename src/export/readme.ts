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
   with its newline. The log's own signature is the first line that begins with an em dash, its last 64 bytes; the key
   is the last 32 bytes of the base64 in keys/vkey, behind a fixed DER prefix. To be copied as they are; what they write
   goes to a temporary folder, so that nothing is added here:

     by_hand=$(mktemp -d)
     sed '/^$/,$d' checkpoint > "$by_hand/text"
     sed -n 's/^— [^ ]* //p' checkpoint | head -n 1 | base64 -d | tail -c 64 > "$by_hand/signature"
     printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000' > "$by_hand/key.der"
     cut -d+ -f3- keys/vkey | base64 -d | tail -c 32 >> "$by_hand/key.der"
     openssl pkeyutl -verify -pubin -inkey "$by_hand/key.der" -keyform DER -rawin \\
       -in "$by_hand/text" -sigfile "$by_hand/signature"

4. One body, with openssl: "c" of its entry is the HMAC-SHA-256 of the body's text by the key that stands in its line.
   nth is the line of bodies.jsonl, from 1 on; the two values that are printed are the same:

     nth=1
     line=$(sed -n "\${nth}p" bodies.jsonl)
     index=$(printf '%s\\n' "$line" | sed 's/^{"index":\\([0-9]*\\),.*/\\1/')
     key=$(printf '%s\\n' "$line" | sed 's/^{"index":[0-9]*,"key":"\\([^"]*\\)".*/\\1/' | base64 -d | od -An -v -tx1 | tr -d ' \\n')
     printf '%s\\n' "$line" | sed 's/^{"index":[0-9]*,"key":"[^"]*","body":"\\(.*\\)"}$/\\1/; s/\\\\\\(.\\)/\\1/g' \\
       | tr -d '\\n' | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A; echo
     sed -n "$((index + 1))p" entries.jsonl | sed 's/.*"c":"\\([^"]*\\)".*/\\1/'

5. Timestamps, where there are any (RFC 3161), with the certificates of the authority that made them:

     openssl ts -verify -data timestamps/<size>.checkpoint -in timestamps/<size>.tsr -CAfile <authority>.pem

6. The whole log, with Go (golang.org/x/mod/sumdb): note.Open for checkpoint, tlog.TreeHash over the lines of
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
