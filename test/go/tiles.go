package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// checkTiles compares every tile that a tree of this size has with the one that its entries give. Reading through
// tlog.TileHashReader would not do: in x/mod 0.7 it leaves some full tiles unchecked.
func checkTiles(tree tlog.Tree, tiles folderTiles, own tlog.HashReader) error {
	for _, tile := range tilesOf(tree.N) {
		want, err := tlog.ReadTileData(tile, own)
		if err != nil {
			return err
		}
		got, err := tiles.ReadTiles([]tlog.Tile{tile})
		if err != nil {
			return err
		}
		if !bytes.Equal(got[0], want) {
			return fmt.Errorf("%s is not that of the entries", tilePath(tile))
		}
	}
	return nil
}

// tilesOf lists the tiles of a tree: on each level the full ones, then the partial one if any. (tlog.NewTiles would
// also list every narrower version of the partial one.)
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level := 0; size > 0; level++ {
		for n := int64(0); n < size/256; n++ {
			tiles = append(tiles, tlog.Tile{H: 8, L: level, N: n, W: 256})
		}
		if width := int(size % 256); width > 0 {
			tiles = append(tiles, tlog.Tile{H: 8, L: level, N: size / 256, W: width})
		}
		size /= 256
	}
	return tiles
}

// tilePath is the C2SP path, which unlike Go's own does not name the tile's height.
func tilePath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
}

// folderTiles reads tiles at their C2SP paths below a folder.
type folderTiles string

func (folderTiles) Height() int                                { return 8 }
func (folderTiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (folder folderTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(folder), filepath.FromSlash(tilePath(tile))))
		if err != nil {
			return nil, err
		}
		all[i] = data
	}
	return all, nil
}
