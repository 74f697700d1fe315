// Command verify-log checks a log folder with golang.org/x/mod/sumdb alone: nothing of the product runs here.
//
//	verify-log [-since checkpoint] [-consistency proof] [-proof file.tlog-proof] folder
//
// The folder holds checkpoint, entries.jsonl, tile/ and keys/vkey. Exit 0 sound, 1 a finding, 2 wrong usage.
package main

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	since := flag.String("since", "", "an older checkpoint of the same log")
	consistency := flag.String("consistency", "", "consistency proof since then: one base64 hash a line")
	proof := flag.String("proof", "", "a .tlog-proof for one of the entries")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := verify(flag.Arg(0), *since, *consistency, *proof); err != nil {
		fmt.Println("FAIL:", err)
		os.Exit(1)
	}
}

func verify(folder, since, consistency, proof string) error {
	vkey, err := os.ReadFile(filepath.Join(folder, "keys", "vkey"))
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return fmt.Errorf("keys/vkey: %w", err)
	}
	tree, err := openFile(filepath.Join(folder, "checkpoint"), verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("ok signature: %s, %d entries\n", verifier.Name(), tree.N)

	lines, err := readLines(filepath.Join(folder, "entries.jsonl"))
	if err != nil {
		return err
	}
	if int64(len(lines)) != tree.N {
		return fmt.Errorf("entries.jsonl has %d entries, the checkpoint says %d", len(lines), tree.N)
	}
	own, err := rebuild(tree, lines)
	if err != nil {
		return err
	}
	fmt.Println("ok root: rebuilt from every entry")
	if err := checkTiles(tree, folderTiles(folder), own); err != nil {
		return err
	}
	fmt.Println("ok tiles: byte for byte those of the entries")
	reader := tlog.TileHashReader(tree, folderTiles(folder))
	if err := checkRecords(tree, lines, reader); err != nil {
		return err
	}
	fmt.Println("ok inclusion: proofs made from the tiles")

	if since != "" {
		if err := checkSince(tree, since, consistency, verifier, reader); err != nil {
			return err
		}
	}
	if proof != "" {
		return checkProof(lines, proof, verifier)
	}
	return nil
}

func openFile(path string, verifier note.Verifier) (tlog.Tree, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	return open(data, verifier)
}

func open(data []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("not a checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func readLines(path string) ([][]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	if data[len(data)-1] != '\n' {
		return nil, fmt.Errorf("%s ends within a line", path)
	}
	return bytes.Split(data[:len(data)-1], []byte("\n")), nil
}

// rebuild hashes every entry into a tree of its own, and answers that tree.
func rebuild(tree tlog.Tree, lines [][]byte) (tlog.HashReader, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for n, line := range lines {
		hashes, err := tlog.StoredHashes(int64(n), line, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, fmt.Errorf("root mismatch: entries give %v, the checkpoint says %v", root, tree.Hash)
	}
	return reader, nil
}

// checkRecords makes inclusion proofs out of the tiles, as a client of the log would.
func checkRecords(tree tlog.Tree, lines [][]byte, reader tlog.HashReader) error {
	step := tree.N/100 + 1
	for n := int64(0); n < tree.N; n += step {
		path, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(path, tree.N, tree.Hash, n, tlog.RecordHash(lines[n])); err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
	}
	return nil
}

// checkSince wants the tree of the older checkpoint at the beginning of this one, by a proof made here from the
// tiles and by the one that the product made.
func checkSince(tree tlog.Tree, since, consistency string, verifier note.Verifier, reader tlog.HashReader) error {
	old, err := openFile(since, verifier)
	if err != nil {
		return fmt.Errorf("%s: %w", since, err)
	}
	path, err := tlog.ProveTree(tree.N, old.N, reader)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(path, tree.N, tree.Hash, old.N, old.Hash); err != nil {
		return fmt.Errorf("not consistent with the older checkpoint: %w", err)
	}
	fmt.Printf("ok consistent: %d to %d\n", old.N, tree.N)
	if consistency == "" {
		return nil
	}
	lines, err := readLines(consistency)
	if err != nil {
		return err
	}
	given, err := parseHashes(lines)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(tlog.TreeProof(given), tree.N, tree.Hash, old.N, old.Hash); err != nil {
		return fmt.Errorf("consistency proof as given: %w", err)
	}
	fmt.Println("ok consistency proof as given")
	return nil
}

// checkProof reads a c2sp.org/tlog-proof@v1 file and finds its entry in the log.
func checkProof(lines [][]byte, path string, verifier note.Verifier) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, checkpoint, found := bytes.Cut(data, []byte("\n\n"))
	if !found {
		return fmt.Errorf("%s: no checkpoint", path)
	}
	tree, err := open(checkpoint, verifier)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	rows := bytes.Split(head, []byte("\n"))
	if string(rows[0]) != "c2sp.org/tlog-proof@v1" || len(rows) < 2 {
		return fmt.Errorf("%s: not a tlog-proof", path)
	}
	if bytes.HasPrefix(rows[1], []byte("extra ")) {
		rows = rows[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(string(rows[1]), "index "), 10, 64)
	if err != nil {
		return err
	}
	if index < 0 || index >= int64(len(lines)) {
		return fmt.Errorf("tlog-proof: no entry %d", index)
	}
	hashes, err := parseHashes(rows[2:])
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(hashes, tree.N, tree.Hash, index, tlog.RecordHash(lines[index])); err != nil {
		return fmt.Errorf("tlog-proof: %w", err)
	}
	fmt.Printf("ok tlog-proof: entry %d of %d\n", index, tree.N)
	return nil
}

func parseHashes(rows [][]byte) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(rows))
	for i, row := range rows {
		data, err := base64.StdEncoding.DecodeString(string(row))
		if err != nil || len(data) != tlog.HashSize {
			return nil, fmt.Errorf("bad hash %q", row)
		}
		copy(hashes[i][:], data)
	}
	return hashes, nil
}
