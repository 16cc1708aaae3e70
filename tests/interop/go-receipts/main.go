// Verifies single entries with Go's reference library for the format, golang.org/x/mod/sumdb/{note,tlog}.
//
// usage: receipts VKEY CASE...
//
// A case is a folder with the files note, leaf, index and path; a line for each says `accepted` or `refused`.
package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, folder := range os.Args[2:] {
		if judge(folder, verifier) == nil {
			fmt.Println("accepted")
		} else {
			fmt.Println("refused")
		}
	}
}

func judge(folder string, verifier note.Verifier) error {
	read := func(name string) string {
		data, _ := os.ReadFile(filepath.Join(folder, name))
		return string(data)
	}
	opened, err := note.Open([]byte(read("note")), note.VerifierList(verifier))
	if err != nil {
		return err
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		return errors.New("another origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return err
	}
	if strconv.FormatInt(size, 10) != lines[1] {
		return errors.New("the size has another spelling")
	}
	root, err := hash(lines[2])
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(read("index"), 10, 64)
	if err != nil {
		return err
	}
	if index < 0 || index >= size {
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
	return tlog.CheckRecord(proof, size, root, index, tlog.RecordHash([]byte(read("leaf"))))
}

func hash(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil || copy(hash[:], data) != len(hash) || len(data) != len(hash) {
		return hash, errors.New("not a hash")
	}
	return hash, nil
}
