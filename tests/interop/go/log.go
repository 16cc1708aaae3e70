package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The library's tiles are of any height; ours are of height 8.
const height = 8

type folder string

// Where C2SP tlog-tiles keeps what the library calls tile/8/L/N.
func (root folder) path(row string, n int64, width int) string {
	digits := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		digits = fmt.Sprintf("x%03d/%s", n%1000, digits)
	}
	if width < 1<<height {
		digits += fmt.Sprintf(".p/%d", width)
	}
	return filepath.Join(string(root), "tile", row, digits)
}

func (root folder) Height() int { return height }

func (root folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (root folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(root.path(strconv.Itoa(tile.L), tile.N, tile.W))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// The entries of one bundle.
func (root folder) bundle(n int64, width int) [][]byte {
	data, err := os.ReadFile(root.path("entries", n, width))
	must(err)
	var entries [][]byte
	for len(data) > 0 {
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if len(entries) != width {
		must(fmt.Errorf("bundle %d holds %d entries, not %d", n, len(entries), width))
	}
	return entries
}

// Every entry of the log, and that it goes on from an older checkpoint if one is given.
func verifyLog(arguments []string) {
	root := folder(arguments[0])
	verifier, err := note.NewVerifier(arguments[1])
	must(err)
	tree := openFile(filepath.Join(string(root), "checkpoint"), verifier)
	hashes := tlog.TileHashReader(tree, root)

	for n := int64(0); n*(1<<height) < tree.N; n++ {
		width := 1 << height
		if left := tree.N - n*(1<<height); left < int64(width) {
			width = int(left)
		}
		for offset, entry := range root.bundle(n, width) {
			index := n*(1<<height) + int64(offset)
			leaf := tlog.RecordHash(entry)
			stored, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
			must(err)
			if stored[0] != leaf {
				must(fmt.Errorf("entry %d is not the one under the root", index))
			}
			if index%997 == 0 || index == tree.N-1 {
				proof, err := tlog.ProveRecord(tree.N, index, hashes)
				must(err)
				must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf))
			}
		}
	}
	if len(arguments) > 2 {
		old := openFile(arguments[2], verifier)
		proof, err := tlog.ProveTree(tree.N, old.N, hashes)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
	}
	fmt.Printf("%d entries\n", tree.N)
}

func openFile(path string, verifier note.Verifier) tlog.Tree {
	data, err := os.ReadFile(path)
	must(err)
	tree, err := open(data, verifier)
	must(err)
	return tree
}
