package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A case is a folder with the files note, leaf, index and path; a line for each says `accepted` or `refused`.
func judgeReceipts(arguments []string) {
	verifier, err := note.NewVerifier(arguments[0])
	must(err)
	for _, folder := range arguments[1:] {
		fmt.Println(verdict(judge(folder, verifier) == nil))
	}
}

func judge(folder string, verifier note.Verifier) error {
	read := func(name string) string {
		data, _ := os.ReadFile(filepath.Join(folder, name))
		return string(data)
	}
	tree, err := open([]byte(read("note")), verifier)
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(read("index"), 10, 64)
	if err != nil {
		return err
	}
	if index < 0 || index >= tree.N {
		return errors.New("no such entry")
	}
	var proof tlog.RecordProof
	for _, line := range strings.Fields(read("path")) {
		one, err := hash(line)
		if err != nil {
			return err
		}
		proof = append(proof, one)
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash([]byte(read("leaf"))))
}
