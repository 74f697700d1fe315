// Command cosign checks a cosigned checkpoint (C2SP tlog-cosignature, Ed25519) with golang.org/x/mod/sumdb/note, which
// knows nothing of cosignatures: their verifier below is written from the specification. Nothing of the product runs here.
//
//	cosign <vkey of the log> <vkey of the witness> <checkpoint file>
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

const cosignatureV1 = 0x04

type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }

func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	if time == 0 || time > 1<<63-1 {
		return false
	}
	signed := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), msg...)
	return ed25519.Verify(c.key, signed, sig[8:])
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a verifier key")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	data, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	if len(data) != 1+ed25519.PublicKeySize || data[0] != cosignatureV1 {
		return nil, errors.New("not a cosigner's key")
	}
	sum := sha256.Sum256(bytes.Join([][]byte{[]byte(parts[0]), data}, []byte("\n")))
	if binary.BigEndian.Uint32(sum[:]) != uint32(hash) {
		return nil, errors.New("the key's id is not its own")
	}
	return &cosigner{parts[0], uint32(hash), data[1:]}, nil
}

func check(logKey, witnessKey, file string) error {
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return err
	}
	witness, err := newCosigner(witnessKey)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	opened, err := note.Open(data, note.VerifierList(log, witness))
	if err != nil {
		return err
	}
	cosigned := false
	for _, sig := range opened.Sigs {
		if sig.Hash != witness.hash {
			fmt.Println("ok log", sig.Name)
			continue
		}
		raw, err := base64.StdEncoding.DecodeString(sig.Base64)
		if err != nil {
			return err
		}
		fmt.Println("ok cosigned", sig.Name, "at", binary.BigEndian.Uint64(raw[4:]))
		cosigned = true
	}
	if !cosigned {
		return errors.New("no cosignature")
	}
	return nil
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "cosign <vkey of the log> <vkey of the witness> <checkpoint file>")
		os.Exit(2)
	}
	if err := check(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Println("FAIL:", err)
		os.Exit(1)
	}
}
